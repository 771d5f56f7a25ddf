import type { ChangeSettings, Settings } from '../../../../server/contract/settings.ts'
import type { Answers, SeenRequest } from '../../fake-server.ts'
import { API } from '../../rhs/show-sidebar.tsx'

const DEFAULTS: Settings = {
  enabled_team_ids: [],
  playbook_creators_user_ids: [],
  incident_starters_user_ids: [],
  start_without_playbook: true,
  members_manage_playbook_members: true,
  members_delete_public_playbooks: true,
  webhook_allowed_hosts: [],
  audit_retention_days: 365,
  delivery_retention_days: 30,
  enable_experimental_features: true,
}

const bob = { id: 'bob', username: 'bob', first_name: 'Bob', last_name: 'Stone' }
const ann = { id: 'ann', username: 'ann' }

/** A server that keeps what it is told, for tests. */
export function fakeSettings(first: Partial<Settings> = {}) {
  const kept = { now: { ...DEFAULTS, ...first } }
  const sent: ChangeSettings[] = []
  const answers: Answers = {
    [`GET ${API}/settings`]: () => kept.now,
    [`POST ${API}/settings`]: ({ body }: SeenRequest) => {
      sent.push(body as ChangeSettings)
      kept.now = { ...kept.now, ...(body as Partial<Settings>) }
      return undefined
    },
    '/api/v4/users/autocomplete': { users: [ann, bob] },
    '/api/v4/users/ids': [bob],
    '/api/v4/teams/search': {
      teams: [
        { id: 'team-1', name: 'core', display_name: 'Core' },
        { id: 'team-2', name: 'design', display_name: 'Design' },
      ],
      total_count: 2,
    },
    '/api/v4/teams/team-2': { id: 'team-2', name: 'design', display_name: 'Design' },
  }
  return { kept, sent, answers }
}
