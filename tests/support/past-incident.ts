import type { Incident } from '../../server/contract/incident.ts'
import { newId } from '../../server/ids.ts'
import { insertRow } from './host-world.ts'
import type { Operations } from './operations.ts'
import type { Person } from './person.ts'

export const DAY_MS = 86_400_000

const STATUS = { Active: 2, Resolved: 3, Archived: 4 } as const

type PastUpdate = Readonly<{ to: keyof typeof STATUS; daysAgo: number; isDeleted?: boolean }>

type Past = Readonly<{
  by?: Person
  daysAgo: number
  isPrivate?: boolean
  updates?: readonly PastUpdate[]
}>

/** An incident that was started some days ago, with what was said of it since. */
export async function pastIncident(ops: Operations, past: Past): Promise<Incident> {
  const { by = ops.ann, daysAgo, isPrivate = false, updates = [] } = past
  const incident = await by.start({
    name: `Of ${daysAgo} days ago`,
    team_id: ops.teamId,
    commander_user_id: by.id,
    playbook_id: await ops.playbook({ createPublicIncident: !isPrivate }),
  })
  // Nobody may start more than a few in a minute.
  ops.product.clock.moveBy(60_000)
  const at = (days: number): number => ops.product.clock.now().getTime() - days * DAY_MS
  for (const { to, daysAgo: said, isDeleted = false } of updates) {
    await insertRow(ops.product.database.pool, 'status_update', {
      id: newId(),
      incident_id: incident.id,
      author_user_id: by.id,
      post_id: newId(),
      phase: 'posted',
      status: STATUS[to],
      old_status: 1,
      create_at: at(said),
      delete_at: isDeleted ? at(0) : 0,
    })
  }
  await rewrite(ops, incident, past, at)
  return incident
}

async function rewrite(
  { product }: Operations,
  { id, channel_id: channelId }: Incident,
  { daysAgo, updates = [] }: Past,
  at: (days: number) => number,
): Promise<void> {
  const { pool } = product.database
  const said = updates.filter(({ isDeleted = false }) => !isDeleted)
  const last = said.at(-1)
  const isEnded = last !== undefined && last.to !== 'Active'
  await pool.query('update incident set create_at = $2, status = $3, end_at = $4 where id = $1', [
    id,
    at(daysAgo),
    last ? STATUS[last.to] : 1,
    isEnded ? at(last.daysAgo) : 0,
  ])
  await pool.query('update channelmemberhistory set jointime = $2 where channelid = $1', [
    channelId,
    at(daysAgo),
  ])
}
