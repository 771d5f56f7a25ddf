import { CompiledQuery, sql } from 'kysely'

import { notFound } from '../domain/errors.ts'
import type { Playbook } from '../domain/playbook.ts'
import type { PlaybookStore, WebhookSecret } from '../usecases/ports/playbooks.ts'
import { auditInsert } from './audit-insert.ts'
import type { Database } from './database.ts'
import { signalInsert } from './signal-store.ts'
import { idParameter } from './id-parameter.ts'
import { keepStatement } from './kept-answers.ts'
import { orUnavailable } from './or-unavailable.ts'
import { findCreateFacts, findPlaybook } from './playbook-facts.ts'
import { countPlaybooks, findPlaybookPage } from './playbook-list.ts'
import { findReferences } from './playbook-references.ts'
import { toChangedRow, toNewRow } from './playbook-row.ts'
import { toTime } from './times.ts'
import { makeTransactions, type Db, type InTransaction, type SendLast, type Tx } from './transaction.ts'

export function makePlaybookStore(database: Database): PlaybookStore {
  const { db, pool } = database
  const inTransaction = makeTransactions(database)
  return {
    find: (question) => orUnavailable(findPlaybook(pool, question)),
    findPage: (question) => orUnavailable(findPlaybookPage(pool, question)),
    count: (question) => orUnavailable(countPlaybooks(pool, question)),
    findTeam: (userId, teamId) => orUnavailable(findCreateFacts(pool, userId, teamId)),
    findReferences: (question) => orUnavailable(findReferences(pool, question)),
    insert: (order) => insert(inTransaction, order),
    save: (order) => save(inTransaction, order),
    remove: (order) => remove(inTransaction, order),
    findSecret: (playbookId, now) => orUnavailable(findSecret(db, playbookId, now)),
    rotateSecret: (order) => rotateSecret(inTransaction, order),
  }
}

type Order<Name extends 'insert' | 'save' | 'remove' | 'rotateSecret'> = Parameters<PlaybookStore[Name]>[0]

const insert = (inTransaction: InTransaction, order: Order<'insert'>): Promise<void> =>
  inTransaction((tx, sendLast) => {
    const { playbook, secret, signal, keep, audit, at } = order
    sendLast(tx.insertInto('playbook').values(toNewRow(playbook, secret)))
    sendMembers(tx, sendLast, playbook)
    sendLast(signalInsert(tx, signal, at))
    sendLast(auditInsert(audit))
    if (keep) {
      const { text, values } = keepStatement(keep)
      sendLast({ compile: () => CompiledQuery.raw(text, values) })
    }
    return Promise.resolve()
  })

const save = (inTransaction: InTransaction, order: Order<'save'>): Promise<boolean> =>
  inTransaction(async (tx, sendLast) => {
    const { playbook, signal, audit, at } = order
    const saved = await tx
      .updateTable('playbook')
      .set(toChangedRow(playbook))
      .where('id', '=', playbook.id)
      .where('version', '=', playbook.version - 1)
      .where('delete_at', '=', 0)
      .returning('id')
      .executeTakeFirst()
    if (!saved) return false
    const others = sql`
      delete from playbook_member where playbook_id = ${playbook.id}
        and user_id <> all (${[...playbook.memberIds]}::text[])`
    sendLast({ compile: () => others.compile(tx) })
    sendMembers(tx, sendLast, playbook)
    sendLast(signalInsert(tx, signal, at))
    sendLast(auditInsert(audit))
    return true
  })

function sendMembers(tx: Tx, sendLast: SendLast, { id, memberIds }: Playbook): void {
  const members = sql`
    insert into playbook_member (playbook_id, user_id)
    select ${id}, member from unnest(${[...memberIds]}::text[]) member on conflict do nothing`
  sendLast({ compile: () => members.compile(tx) })
}

const remove = (
  inTransaction: InTransaction,
  { playbookId, by, signal, audit, at }: Order<'remove'>,
): Promise<void> =>
  inTransaction(async (tx, sendLast) => {
    const removed = await tx
      .updateTable('playbook')
      .set(({ eb }) => ({
        version: eb('version', '+', 1),
        delete_at: at.getTime(),
        update_at: at.getTime(),
        update_user_id: by,
      }))
      .where('id', '=', playbookId)
      .where('delete_at', '=', 0)
      .returning('id')
      .executeTakeFirst()
    if (!removed) return
    sendLast(signalInsert(tx, signal, at))
    sendLast(auditInsert(audit))
  })

async function findSecret(db: Db, playbookId: string, now: Date): Promise<WebhookSecret> {
  const row = await db
    .selectFrom('playbook')
    .select(['webhook_secret', 'webhook_secret_old_until'])
    .where('id', '=', idParameter(playbookId))
    .where('delete_at', '=', 0)
    .executeTakeFirst()
  if (!row) throw notFound()
  const until = toTime(row.webhook_secret_old_until)
  return { secret: row.webhook_secret, oldValidUntil: until && until > now ? until : undefined }
}

const rotateSecret = (
  inTransaction: InTransaction,
  { playbookId, secret, oldValidUntil, audit }: Order<'rotateSecret'>,
): Promise<WebhookSecret> =>
  inTransaction(async (tx, sendLast) => {
    const rotated = await tx
      .updateTable('playbook')
      .set((now) => ({
        webhook_secret_old: now.ref('webhook_secret'),
        webhook_secret_old_until: oldValidUntil.getTime(),
        webhook_secret: secret,
      }))
      .where('id', '=', idParameter(playbookId))
      .where('delete_at', '=', 0)
      .returning('id')
      .executeTakeFirst()
    if (!rotated) throw notFound()
    sendLast(auditInsert([audit]))
    return { secret, oldValidUntil }
  })
