import type { Pool } from 'pg'

import type { ListPart } from '../domain/incident-list.ts'
import type { IncidentLists, ListedIncident, StoredTeamFacts } from '../usecases/ports/incident-lists.ts'
import { LIVE_INCIDENT } from './incident-row.ts'
import { listedIncidents } from './listed-incidents.ts'
import { toPage } from './page-rows.ts'
import { parameters } from './parameters.ts'
import { CHECKLISTS, STATUS_POSTS, timeline, toRecord, type RecordRow } from './record-row.ts'

/** Of each incident in a list. */
const MOST_EVENTS = 100

const PARTS: Readonly<Record<ListPart, string>> = {
  checklists: CHECKLISTS,
  status_posts: STATUS_POSTS,
  timeline_events: timeline(MOST_EVENTS),
}

type FoundRow = RecordRow & Readonly<{ sort_key: string | number; can_edit: boolean }>

/** A page of the incidents that a person may see, and what the tables know of that person and the team. */
export async function findPage(
  pool: Pool,
  ...[viewer, question]: Parameters<IncidentLists['findPage']>
): ReturnType<IncidentLists['findPage']> {
  const { values, given } = parameters()
  const columns = [LIVE_INCIDENT, ...question.include.map((part) => PARTS[part])].join(', ')
  const text = listedIncidents(viewer, question, given, columns)
  const { facts, total, rows } = await ask<FoundRow>(pool, { text, values })
  return { facts, ...toPage({ total, rows }, question, toListed) }
}

const toListed = (row: FoundRow): ListedIncident => ({
  record: toRecord(row, MOST_EVENTS),
  canEdit: row.can_edit,
})

type ChannelRow = Readonly<{ id: string; sort_key: string | number; channel_id: string }>

/** The same list, but for the rows only their channels. */
export async function findChannels(
  pool: Pool,
  ...[viewer, question]: Parameters<IncidentLists['findChannels']>
): ReturnType<IncidentLists['findChannels']> {
  const { values, given } = parameters()
  const text = listedIncidents(viewer, question, given, 'i.id, i.channel_id')
  const { facts, total, rows } = await ask<ChannelRow>(pool, { text, values })
  return { facts, ...toPage({ total, rows }, question, ({ channel_id: channelId }) => ({ channelId })) }
}

type Answer<Row> = Readonly<{ facts: StoredTeamFacts; total: number; rows: readonly Row[] | null }>

async function ask<Row>(pool: Pool, query: { text: string; values: unknown[] }): Promise<Answer<Row>> {
  const { rows } = await pool.query<Answer<Row>>(query)
  const [answer] = rows
  if (!answer) throw new Error('A statement that always has a row had none.')
  return answer
}
