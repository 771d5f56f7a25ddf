import { sql } from 'kysely'
import type { Pool } from 'pg'

import { ORDERED_KINDS } from '../usecases/ports/outbox.ts'
import type { Failure, OutboxEntry, OutboxStore, TakenEntries } from '../usecases/ports/outbox.ts'
import type { Clock } from '../usecases/ports/process.ts'
import type { AuditRecord } from '../usecases/ports/audit.ts'
import type { AdvisoryLocks } from './advisory-locks.ts'
import { auditInto, auditValue } from './audit-insert.ts'
import type { Database } from './database.ts'
import { removeDelivered } from './delivered-entries.ts'
import { failureText } from './failure-text.ts'
import { idParameter } from './id-parameter.ts'
import { orUnavailable } from './or-unavailable.ts'
import { fromTime } from './times.ts'
import type { Db } from './transaction.ts'
import { findWaiting } from './waiting-entries.ts'

export type OutboxDeps = Readonly<{ database: Database; locks: Pick<AdvisoryLocks, 'take'>; clock: Clock }>

/** What committed changes still owe the world. */
export const makeOutboxStore = ({ database: { db, pool }, locks, clock }: OutboxDeps): OutboxStore => ({
  take: (incidentId) => take(locks, incidentId),
  incidentsWithDue: (now, limit) => orUnavailable(findIncidentsWithDue(pool, now, limit)),
  archiveRefused: (entry, audit) => orUnavailable(archiveRefused(pool, entry, audit)),
  failed: (entry, failure) => orUnavailable(failed(db, entry, failure, clock.now())),
  findPost: (question) => orUnavailable(findPost(db, question)),
})

const ORDERED = `(${ORDERED_KINDS.map((kind) => `'${kind}'`).join(', ')})`

/** A post behind one that waits for another try is not due: posts of an incident keep their order. */
const INCIDENTS_WITH_DUE = `
select o.incident_id from outbox o join incident i on i.id = o.incident_id and i.phase <> 'starting'
where o.dead_at = 0 and o.not_before <= $1 and not (o.kind in ${ORDERED} and exists (
  select from outbox earlier
  where earlier.incident_id = o.incident_id and earlier.seq < o.seq and earlier.kind in ${ORDERED}
    and earlier.dead_at = 0 and earlier.not_before > $1))
group by o.incident_id order by min(o.seq) limit $2`

async function findIncidentsWithDue(pool: Pool, now: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ incident_id: string }>({
    name: 'incidents-with-due',
    text: INCIDENTS_WITH_DUE,
    values: [now.getTime(), limit],
  })
  return rows.map(({ incident_id }) => incident_id)
}

const MORE = `
select exists (
  select from outbox o join incident i on i.id = o.incident_id and i.phase <> 'starting'
  where o.incident_id = $1 and o.dead_at = 0 and o.key <> all ($2)) as "isMore"`

/** Whoever commits while the lock is held finds it taken and goes away, so its holder looks again behind it. */
async function take(locks: Pick<AdvisoryLocks, 'take'>, incidentId: string): Promise<TakenEntries | 'busy'> {
  const id = idParameter(incidentId)
  const taken = await locks.take(`deliver:${id}`, (session) => findWaiting(session, id))
  if (taken === 'busy') return 'busy'
  const keys = taken.answer.map(({ entry }) => entry.key)
  return {
    entries: taken.answer,
    letGo: (delivered) =>
      taken.letGo(
        (session) => removeDelivered(session, delivered),
        async (session) => {
          const values = [id, keys]
          const { rows } = await session.query<{ isMore: boolean }>({
            name: 'outbox-more',
            text: MORE,
            values,
          })
          return { isMore: rows[0]?.isMore === true }
        },
      ),
  }
}

const ARCHIVE_REFUSED = `
with gone as (
  delete from outbox where key = $1 returning incident_id
), audited as (${auditInto('$2', { beside: 'gone,' })})
update incident i set channel_archived_by_us = false from gone where i.id = gone.incident_id`

async function archiveRefused(pool: Pool, { key }: OutboxEntry, audit: AuditRecord): Promise<void> {
  const values = [key, auditValue([audit])]
  await pool.query({ name: 'archive-refused', text: ARCHIVE_REFUSED, values })
}

async function failed(db: Db, { key }: OutboxEntry, failure: Failure, now: Date): Promise<void> {
  const { message, tries, retryAt } = failure
  await db
    .updateTable('outbox')
    .set({
      tries,
      last_error: failureText(message),
      not_before: fromTime(retryAt),
      dead_at: retryAt ? 0 : now.getTime(),
    })
    .where('key', '=', key)
    .execute()
}

/** Only posts by bots count: anybody may put properties on a post of their own. */
async function findPost(
  db: Db,
  { key, channelId, since }: Parameters<OutboxStore['findPost']>[0],
): Promise<string | undefined> {
  const post = await db
    .selectFrom('posts')
    .innerJoin('bots', 'bots.userid', 'posts.userid')
    .select('posts.id')
    .where('posts.channelid', '=', idParameter(channelId))
    .where('posts.deleteat', '=', 0)
    .where('posts.createat', '>=', since.getTime())
    .where(sql<boolean>`posts.props ->> 'incident_key' = ${idParameter(key)}`)
    .orderBy('posts.createat')
    .executeTakeFirst()
  return post?.id
}
