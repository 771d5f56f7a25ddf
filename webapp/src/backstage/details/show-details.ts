import type { Participant, StatusUpdate } from '../../../../server/contract/incident-parts.ts'
import type { Incident } from '../../../../server/contract/incident.ts'
import { makeIncident } from '../../fake-incident.ts'
import type { Answers } from '../../fake-server.ts'
import type { Known } from '../../fake-store.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'

export const ID = 'incident1'.padEnd(26, 'x')
const AT = `${API}/incidents/${ID}`

/** For tests: somebody who is not in the incident's channel. */
export const outside: Known = { channels: { myMembers: {} } }

const listOf = (items: readonly unknown[], next_cursor = '') => ({
  total_count: items.length,
  items,
  next_cursor,
})

interface Parts {
  readonly updates?: readonly StatusUpdate[]
  readonly people?: readonly Participant[]
  /** Answers to what is asked below the incident, by path: `/metadata`. */
  readonly below?: Answers
  /** Other answers. */
  readonly answers?: Answers
  readonly known?: Known
  /** Below the incident. */
  readonly page?: 'overview' | 'retrospective'
}

/** The page of one incident, as `ann` sees it at half past the incident's start. */
export function showDetails(fields: Partial<Incident> | (() => Partial<Incident>), parts: Parts = {}) {
  const { updates = [], people = [], below = {}, answers = {}, known, page = 'overview' } = parts
  const read = typeof fields === 'function' ? fields : () => fields
  const incident = () => makeIncident({ id: ID, ...read() })
  return showPage(
    `/incidents/${ID}/${page}`,
    {
      [AT]: incident,
      [`${AT}/status-updates`]: () => listOf(updates),
      [`${AT}/participants`]: () => listOf(people),
      [`${AT}/metadata`]: { num_members: 4, num_active_participants: 3, total_posts: 57 },
      [`${AT}/webhook-deliveries`]: listOf([]),
      ...Object.fromEntries(Object.entries(below).map(([path, answer]) => [`${AT}${path}`, answer])),
      ...answers,
    },
    known,
  )
}

export const makeUpdate = (fields: Partial<StatusUpdate> = {}): StatusUpdate => ({
  id: 'update-1',
  post_id: 'post-1',
  status: 'Active',
  old_status: 'Reported',
  message: 'We are looking.',
  message_missing: false,
  author_user_id: 'ann',
  create_at: 120_000,
  edit_at: 0,
  reminder_seconds: 0,
  broadcast: 'none',
  ...fields,
})

export const makeParticipant = (username: string): Participant => ({
  user_id: username,
  username,
  first_joined_at: 60_000,
  left_at: 0,
  is_active: false,
})
