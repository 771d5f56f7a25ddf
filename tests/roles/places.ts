export type Place = Readonly<{
  isPublic: boolean
  channel: 'open' | 'archived' | 'gone'
  isTeamEnabled: boolean
}>

const place = (isPublic: boolean, channel: Place['channel'], isTeamEnabled: boolean): Place => ({
  isPublic,
  channel,
  isTeamEnabled,
})

/** Where an incident can be: kind and state of its channel, and whether its team may use the product. */
export const PLACES = {
  public: place(true, 'open', true),
  private: place(false, 'open', true),
  archived: place(true, 'archived', true),
  gone: place(false, 'gone', true),
  'public, team switched off': place(true, 'open', false),
  'private, team switched off': place(false, 'open', false),
} as const satisfies Record<string, Place>

export type PlaceName = keyof typeof PLACES

export const placeNames = Object.keys(PLACES) as PlaceName[]
