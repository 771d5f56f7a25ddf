/** What pages count of what people do in them; any other name counts as `other`, so that there are ever only these. */
const UI_ACTIONS = [
  'open_sidebar',
  'open_overview',
  'open_retrospective',
  'filter_timeline',
  'jump_to_post',
  'go_to_channel',
  'download_record',
] as const

export type UiAction = (typeof UI_ACTIONS)[number] | 'other'

export const uiActionNamed = (name: string): UiAction => UI_ACTIONS.find((known) => known === name) ?? 'other'
