import { sql } from 'kysely'

import type { PendingUpdate, StatusUpdateStore } from '../usecases/ports/status-updates.ts'
import { idParameter } from './id-parameter.ts'
import { toTime } from './times.ts'
import type { Db } from './transaction.ts'

/** Mattermost's clock and ours may differ by so much (data-model.md 9). */
const CLOCKS_APART_MS = 5 * 60 * 1000

/** By author and key: anybody may put our properties on a post of their own. Former texts of edited posts do not count. */
export async function findStatusPost(
  db: Db,
  { id, authorId, askedAt }: PendingUpdate,
  channelId: string,
): ReturnType<StatusUpdateStore['findPost']> {
  const post = await db
    .selectFrom('posts')
    .select(['id', 'createat', 'deleteat'])
    .where('channelid', '=', idParameter(channelId))
    .where('userid', '=', authorId)
    .where('createat', '>=', askedAt.getTime() - CLOCKS_APART_MS)
    .where(sql<boolean>`coalesce(originalid, '') = ''`)
    .where(sql<boolean>`props ->> 'incident_key' = ${id}`)
    .orderBy('createat')
    .executeTakeFirst()
  return post && { id: post.id, createAt: new Date(post.createat ?? 0), deleteAt: toTime(post.deleteat ?? 0) }
}
