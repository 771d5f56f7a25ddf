import type { TeamRow } from './row.ts'

type Listed = { items: { id: string }[]; total_count: number }

/** Doors of a whole team; `team_id` is in the query. */
export const teamRows: Readonly<Record<string, TeamRow>> = {
  'GET /incidents': {
    // It says so in its own way: see the answer `disabled` in rest-api.md 5.1.
    whenOff: 'ok',
    incidents: (body) => (body as Listed).items.map(({ id }) => id),
    count: (body) => (body as Listed).total_count,
  },
  'GET /playbooks': {
    noGuests: true,
    playbooks: { action: 'read', ids: (body) => (body as Listed).items.map(({ id }) => id) },
  },
  'GET /playbooks/count': {
    noGuests: true,
    count: (body) => (body as { count: number }).count,
    countsLike: '/playbooks',
  },
  'GET /playbooks/autocomplete': {
    noGuests: true,
    playbooks: { action: 'start', ids: (body) => (body as { Item: string }[]).map(({ Item }) => Item) },
  },
  'POST /playbooks': { noGuests: true, body: (teamId) => ({ team_id: teamId, title: 'Outage' }) },
  'GET /incidents/channels': { channels: (body) => body as string[] },
  'GET /incidents/commanders': {
    commanders: (body) => (body as { user_id: string }[]).map(({ user_id: id }) => id),
  },
  'GET /incidents/export': {
    query: { format: 'json' },
    isOneByOne: true,
    incidents: (body) => (body as { id: string }[]).map(({ id }) => id),
    count: (body) => (body as unknown[]).length,
  },
  'GET /stats': { noGuests: true },
}
