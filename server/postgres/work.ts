import type { Pool, PoolClient } from 'pg'

import type { Incident } from '../domain/incident.ts'
import type { IncidentChange, Transaction, Work } from '../usecases/ports/changes.ts'
import type { Keep } from '../usecases/ports/idempotency.ts'
import { idParameter } from './id-parameter.ts'
import { writingStatement } from './incident-change.ts'
import { INCIDENT, toIncident, type IncidentRow } from './incident-row.ts'
import { keepStatement } from './kept-answers.ts'
import { findEntry } from './find-entry.ts'
import { look } from './look.ts'
import { findMemberChanges } from './member-changes.ts'
import { orUnavailable } from './or-unavailable.ts'
import { findStatusUpdates } from './status-update-row.ts'

type Run<T> = (tx: Transaction) => Promise<T>

/**
 * Changes of one incident, in five statements and two round trips: `begin` travels with what `run` asks first,
 * the write with `commit`. Needs a pool whose connections pipeline (pg 8.23, `pipeline: true`).
 */
export const makeWork = (pool: Pool): Work => ({
  inTransaction: (run) => orUnavailable(onConnection(pool, run)),
})

async function onConnection<T>(pool: Pool, run: Run<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const result = await commitAfter(client, run)
    client.release()
    return result
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

async function commitAfter<T>(client: PoolClient, run: Run<T>): Promise<T> {
  const { tx, written } = transactionOn(client)
  const begun = client.query('begin')
  const [result] = await Promise.all([run(tx), begun])
  await commit(client, written())
  return result
}

/** A commit after a failed statement does not fail: it answers ROLLBACK (PostgreSQL manual, COMMIT). */
async function commit(client: PoolClient, { saved, kept }: Written): Promise<void> {
  const change = saved && client.query<{ steps: number }>(writingStatement(saved.before, saved.change))
  const answer = kept && client.query(keepStatement(kept))
  const committed = client.query('commit')
  const [outcome, end] = await Promise.all([change, committed, answer])
  if (end.command !== 'COMMIT') throw new Error('Nothing was committed: a statement before had failed.')
  if (outcome && outcome.rows[0]?.steps !== 1) {
    throw new Error('Nothing was written: the incident has another version, or the task is not its own.')
  }
}

/** Behind the answers still to come; a connection that cannot roll back is thrown away. */
const rollBack = (client: PoolClient): Promise<void> =>
  client.query('rollback').then(
    () => client.release(),
    () => client.release(true),
  )

type Saved = Readonly<{ before: Incident; change: IncidentChange }>

/** What is sent with the commit. */
type Written = Readonly<{ saved: Saved | undefined; kept: Keep | undefined }>

function transactionOn(client: PoolClient): { tx: Transaction; written: () => Written } {
  let locked: Incident | undefined
  let saved: Saved | undefined
  let kept: Keep | undefined
  return {
    tx: {
      async lockIncident(id) {
        locked = await lockIncident(client, id)
        return locked
      },
      look: (question) => look(client, question),
      findEntry: (incidentId, which) => findEntry(client, incidentId, which),
      statusUpdates: (incidentId) => findStatusUpdates(client, incidentId),
      memberChanges: (incidentId, members) => findMemberChanges(client, incidentId, members),
      save(next) {
        if (saved) throw new Error('A transaction writes one change.')
        if (locked?.id !== next.incident.id || locked.version + 1 !== next.incident.version) {
          throw new Error('Only the next version of the locked incident can be written.')
        }
        saved = { before: locked, change: next }
      },
      keep(answer) {
        if (kept) throw new Error('A transaction keeps one answer.')
        kept = answer
      },
    },
    written: () => ({ saved, kept }),
  }
}

/** Leaves the key alone, so that rows which refer to the incident can still be added. */
const LOCK = `select ${INCIDENT} from incident i where i.id = $1 for no key update`

async function lockIncident(client: PoolClient, id: string): Promise<Incident | undefined> {
  const { rows } = await client.query<IncidentRow>({
    name: 'lock-incident',
    text: LOCK,
    values: [idParameter(id)],
  })
  return rows[0] && toIncident(rows[0])
}
