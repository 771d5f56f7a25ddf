type Standing = Readonly<{
  /** Columns of permissions.md 4.1, 4.2 and 4.3. */
  columns: { readonly incidents: string; readonly playbooks: string; readonly server: string }
  /** Roles in the host, `system_user` unless given. */
  system?: string
  /** In both teams with the incidents: a member, an admin, removed a moment ago, or never. */
  team: 'member' | 'admin' | 'left' | 'never'
  /** In the incident channels; `reader` may not post there. */
  channel?: 'member' | 'reader' | 'guest'
  /** Named as member of the private playbooks. */
  isPlaybookMember?: boolean
  isBot?: boolean
  isDeactivated?: boolean
}>

const columns = (incidents: string, playbooks: string, server: string) => ({ incidents, playbooks, server })

/** permissions.md 3, with what the rules of section 5 add: people whose rights have just ended. */
const ROLES = {
  'system admin': { columns: columns('SA', 'SA', 'SA'), system: 'system_user system_admin', team: 'member' },
  'system admin outside the team': {
    columns: columns('SA', 'SA', 'SA'),
    system: 'system_user system_admin',
    team: 'never',
  },
  'team admin': { columns: columns('TA', 'TA', 'AN'), team: 'admin' },
  commander: { columns: columns('CM', 'TM', 'AN'), team: 'member', channel: 'member' },
  member: { columns: columns('CM', 'TM', 'AN'), team: 'member', channel: 'member' },
  'member who may not post': { columns: columns('CM', 'TM', 'AN'), team: 'member', channel: 'reader' },
  'playbook member': { columns: columns('TM', 'PM', 'AN'), team: 'member', isPlaybookMember: true },
  'team member': { columns: columns('TM', 'TM', 'AN'), team: 'member' },
  'guest in the channel': {
    columns: columns('GC', 'G', 'G'),
    system: 'system_guest',
    team: 'member',
    channel: 'guest',
  },
  // Was made a guest after the playbook named them (PB-3).
  'guest in the team': {
    columns: columns('G', 'G', 'G'),
    system: 'system_guest',
    team: 'member',
    isPlaybookMember: true,
  },
  'person of another team': { columns: columns('X', 'X', 'AN'), team: 'never' },
  // channel membership and playbook membership are still on record.
  'person removed from the team': {
    columns: columns('X', 'X', 'AN'),
    team: 'left',
    channel: 'member',
    isPlaybookMember: true,
  },
  'deactivated member': {
    columns: columns('D', 'D', 'D'),
    team: 'member',
    channel: 'member',
    isPlaybookMember: true,
    isDeactivated: true,
  },
  nobody: { columns: columns('D', 'D', 'D'), team: 'never' },
  'bot in the channel': {
    columns: columns('CM', 'PM', 'AN'),
    team: 'member',
    channel: 'member',
    isPlaybookMember: true,
    isBot: true,
  },
} as const satisfies Record<string, Standing>

export type Role = keyof typeof ROLES

export const roleNames = Object.keys(ROLES) as Role[]

export const standingOf = (role: Role): Standing => ROLES[role]

/** Host rights that the table's letters b to f ask for besides; whoever is not named here has them by default. */
const LACKING: Readonly<Record<HostRight, readonly Role[]>> = {
  'post in the channel': ['member who may not post'],
  'rename the channel': ['member who may not post', 'guest in the channel'],
}

export type HostRight = 'post in the channel' | 'rename the channel'

export const lacks = (role: Role, right: HostRight): boolean => LACKING[right].includes(role)
