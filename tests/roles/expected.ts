import { PLACES, type PlaceName } from './places.ts'
import { lacks, standingOf, type HostRight, type Role } from './roles.ts'
import { incidentCell, type Cell } from './table.ts'

/** `ok`, or the code of the refusal in rest-api.md 1.2. */
export type Verdict = string

export type IncidentNeeds = Readonly<{
  /** A row of permissions.md 4.1 as table.ts has it. */
  needs: string
  /** The host right that a letter of that row asks for besides. */
  also?: HostRight
  /** What an allowed call is answered where the channel is archived; `ok` unless given. */
  archived?: Verdict | ((role: Role) => Verdict)
  /** Where there is no such door: a gone channel has no posts to press, and nowhere to type. */
  notIn?: readonly PlaceName[]
  /** An id cannot be tried: it stands in what the server has signed. */
  isSigned?: boolean
  /** Few may do it at the same time. */
  isOneByOne?: boolean
  /** A team that is switched off says so to everybody before anything else (CM-1). */
  offFirst?: boolean
}>

const CODES: Readonly<Record<Cell, Verdict>> = {
  '✓': 'ok',
  '✗': 'forbidden',
  '–': 'not_found',
  '401': 'unauthorized',
  team: 'ok',
}

/**
 * What permissions.md says to this person about an incident of this place: the table first, then rules V-6 and V-7
 * of section 5 and the order of checks of rest-api.md 1.2.
 */
export function expectedOnIncident(
  { needs, also, archived = 'ok', offFirst = false }: IncidentNeeds,
  role: Role,
  placeName: PlaceName,
): Verdict {
  const place = PLACES[placeName]
  if (offFirst && !place.isTeamEnabled) return 'team_disabled'
  const column = standingOf(role).columns.incidents
  const cell = incidentCell(needs, column, place.isPublic)
  if (cell === '401') return 'unauthorized'
  // V-6 speaks of participants, and a bot is none.
  if (cell === '–' || (place.channel === 'gone' && standingOf(role).isBot)) return 'not_found'
  if (!place.isTeamEnabled) return 'team_disabled'
  if (needs !== 'see' && place.channel === 'gone') return 'channel_gone'
  if (also && lacks(role, also)) return 'forbidden'
  if (cell === '✓' && place.channel === 'archived')
    return typeof archived === 'string' ? archived : archived(role)
  return CODES[cell]
}
