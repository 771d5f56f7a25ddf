import type { Pool } from 'pg'

import type { Clock } from '../usecases/ports/process.ts'
import type {
  FoundUpdate,
  PendingUpdate,
  StatusAnswer,
  StatusUpdateStore,
} from '../usecases/ports/status-updates.ts'
import type { Database } from './database.ts'
import { findDueReminders } from './due-reminders.ts'
import { idParameter } from './id-parameter.ts'
import { findKey, takeKey } from './idempotency-keys.ts'
import { fromStatus, toStatus } from './incident-row.ts'
import { orUnavailable } from './or-unavailable.ts'
import { outboxInsert } from './outbox-insert.ts'
import { fromAnswerText } from './status-answer.ts'
import { findStatusDraft } from './status-draft.ts'
import { findStatusPost } from './status-post.ts'
import { toTime } from './times.ts'
import { makeTransactions, type Db, type InTransaction } from './transaction.ts'

/** Status updates on their way to the channel, and what is asked about those that are there. */
export function makeStatusUpdateStore(database: Database, clock: Clock): StatusUpdateStore {
  const { db, pool } = database
  const inTransaction = makeTransactions(database)
  return {
    findKey: (key) => orUnavailable(findKey(db, key, clock.now())),
    insert: (update, key) => insert(inTransaction, update, key, clock.now()),
    find: (id) => orUnavailable(find(pool, id)),
    pendingIds: () => orUnavailable(findPendingIds(db)),
    drop: (update, outbox) => drop(inTransaction, update, outbox, clock.now()),
    findPost: (update, channelId) => orUnavailable(findStatusPost(db, update, channelId)),
    findByPost: (post) => orUnavailable(findByPost(pool, post)),
    findDraft: (incidentId) => orUnavailable(findStatusDraft(pool, incidentId)),
    dueReminders: (now, limit) => orUnavailable(findDueReminders(pool, now, limit)),
  }
}

type Insert = StatusUpdateStore['insert']

const insert = (
  inTransaction: InTransaction,
  update: PendingUpdate,
  key: Parameters<Insert>[1],
  now: Date,
): ReturnType<Insert> =>
  inTransaction(async (tx, sendLast) => {
    const state = key ? await takeKey(tx, key, update.id, now) : { state: 'free' as const }
    if (state.state !== 'free') return state
    const status = fromStatus(update.status)
    sendLast(
      tx.insertInto('status_update').values({
        id: update.id,
        incident_id: update.incidentId,
        author_user_id: update.authorId,
        status,
        // Is set with the post, as the updates before it then say.
        old_status: status,
        message: update.message,
        description: update.description,
        reminder_seconds: update.reminderSeconds,
        restores_channel: update.restoresChannel,
        create_at: update.askedAt.getTime(),
      }),
    )
    return state
  })

const FIND = `
select s.id, s.incident_id, s.author_user_id, s.phase, s.status, s.message, s.description, s.reminder_seconds,
  s.restores_channel, s.create_at, s.post_id, coalesce(k.body, '') as answer,
  i.version, i.status as incident_status, i.end_at, i.reminder_at
from status_update s join incident i on i.id = s.incident_id
  left join idempotency_key k on k.user_id = s.author_user_id and k.object_id = s.id
where s.id = $1`

type FoundRow = Readonly<{
  id: string
  incident_id: string
  author_user_id: string
  phase: FoundUpdate['phase']
  status: number
  message: string
  description: string
  reminder_seconds: number
  restores_channel: boolean
  create_at: number
  post_id: string
  answer: string
  version: number
  incident_status: number
  end_at: number
  reminder_at: number
}>

async function find(pool: Pool, id: string): Promise<FoundUpdate | undefined> {
  const { rows } = await pool.query<FoundRow>({
    name: 'status-update',
    text: FIND,
    values: [idParameter(id)],
  })
  const [row] = rows
  if (!row) return undefined
  const { phase, answer } = row
  if (phase === 'pending') return { phase, update: toPendingUpdate(row) }
  return { phase, answer: answer === '' ? presentAnswer(row) : fromAnswerText(answer) }
}

const presentAnswer = (row: FoundRow): StatusAnswer => ({
  version: row.version,
  postId: row.post_id,
  status: toStatus(row.incident_status),
  endAt: toTime(row.end_at),
  reminderAt: toTime(row.reminder_at),
})

const toPendingUpdate = (row: FoundRow): PendingUpdate => ({
  id: row.id,
  incidentId: row.incident_id,
  authorId: row.author_user_id,
  status: toStatus(row.status),
  message: row.message,
  description: row.description,
  reminderSeconds: row.reminder_seconds,
  restoresChannel: row.restores_channel,
  askedAt: new Date(row.create_at),
})

async function findPendingIds(db: Db): Promise<readonly string[]> {
  const pending = db.selectFrom('status_update').select('id').where('phase', '=', 'pending')
  return (await pending.orderBy('create_at').orderBy('seq').execute()).map(({ id }) => id)
}

type Drop = StatusUpdateStore['drop']

/** Only whoever finds it pending tells about it. */
const drop = (
  inTransaction: InTransaction,
  { id, authorId, incidentId }: PendingUpdate,
  outbox: Parameters<Drop>[1],
  now: Date,
): Promise<void> =>
  inTransaction(async (tx, sendLast) => {
    const gone = await tx
      .deleteFrom('status_update')
      .where('id', '=', id)
      .where('phase', '=', 'pending')
      .returning('id')
      .executeTakeFirst()
    if (!gone) return
    sendLast(tx.deleteFrom('idempotency_key').where('user_id', '=', authorId).where('object_id', '=', id))
    if (outbox.length > 0) sendLast(outboxInsert(tx, incidentId, outbox, now))
  })

/** Every post of every channel that is edited or deleted asks: two primary look-ups at most. */
const FIND_BY_POST = `
select id, incident_id as "incidentId", phase from status_update
where (post_id = $1 and post_id <> '') or id = $2 limit 1`

type FoundByPost = Awaited<ReturnType<StatusUpdateStore['findByPost']>>

async function findByPost(pool: Pool, { id, key }: Parameters<StatusUpdateStore['findByPost']>[0]) {
  const { rows } = await pool.query<NonNullable<FoundByPost>>({
    name: 'status-update-of-post',
    text: FIND_BY_POST,
    values: [idParameter(id), idParameter(key)],
  })
  return rows[0]
}
