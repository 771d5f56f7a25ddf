import type { Verdict } from './expected.ts'
import { standingOf, type Role } from './roles.ts'
import { incidentCell, playbookCell, serverCell } from './table.ts'

/** `enabled` and `off` are of the people of the roles, `foreign` is of the person of another team. */
export type TeamKind = 'enabled' | 'off' | 'foreign' | 'unknown'

export type TeamNeeds = Readonly<{
  /** Guests are refused before anything is looked up. */
  noGuests?: boolean
  /** Of a team that is switched off; refused unless the endpoint says so itself. */
  whenOff?: Verdict
}>

/** Right "team" of permissions.md 2: in the team or administrator; a foreign and an unknown team are alike. */
export function expectedOfTeam(
  { noGuests = false, whenOff = 'team_disabled' }: TeamNeeds,
  role: Role,
  kind: TeamKind,
): Verdict {
  const { columns } = standingOf(role)
  if (columns.incidents === 'D') return 'unauthorized'
  if (noGuests && columns.server === 'G') return 'forbidden'
  const isMember = kind === 'foreign' ? isOfForeign(role) : columns.incidents !== 'X'
  if (kind === 'unknown' || !(isMember || columns.incidents === 'SA')) return 'forbidden'
  return kind === 'off' ? whenOff : 'ok'
}

const isOfForeign = (role: Role): boolean => role === 'person of another team'

export type PlaybookKind =
  'none' | 'public' | 'private' | 'deleted' | 'of another team' | 'of a team that is off' | 'unknown'

/** permissions.md 4.2 and V-7; those elsewhere and the one of a team that is off are public. */
export function expectedOnPlaybook(action: string, role: Role, kind: PlaybookKind): Verdict {
  const { columns } = standingOf(role)
  if (columns.playbooks === 'D') return 'unauthorized'
  if (columns.playbooks === 'G') return 'forbidden'
  if (kind === 'deleted' || kind === 'unknown') return 'not_found'
  const isForeign = kind === 'of another team'
  // In their own team a person of another one is like anybody of a team.
  const column =
    isForeign && columns.playbooks !== 'SA' ? (isOfForeign(role) ? 'TM' : 'X') : columns.playbooks
  const cell = playbookCell(action, column, kind !== 'private')
  if (cell === '–') return 'not_found'
  return kind === 'of a team that is off' ? 'team_disabled' : 'ok'
}

/** permissions.md 6, steps 1 to 3; the host's own rights follow. */
export function expectedOfStart(role: Role, team: TeamKind, playbook: PlaybookKind): Verdict {
  const { columns, team: standing } = standingOf(role)
  if (columns.incidents === 'D') return 'unauthorized'
  const cell = incidentCell('start', columns.incidents, true)
  const isIn = team === 'foreign' ? isOfForeign(role) : standing === 'member' || standing === 'admin'
  if (!isIn || team === 'unknown' || cell === '✗') return 'forbidden'
  if (team === 'off') return 'team_disabled'
  if (playbook === 'none') return 'ok'
  if (playbook !== 'public' && playbook !== 'private') return 'not_found'
  return playbookCell('start', columns.playbooks, playbook === 'public') === '✓' ? 'ok' : 'not_found'
}

/** permissions.md 4.3. */
export function expectedOfServer(action: string, role: Role): Verdict {
  const cell = serverCell(action, standingOf(role).columns.server)
  if (cell === '401') return 'unauthorized'
  return cell === '✓' ? 'ok' : 'forbidden'
}
