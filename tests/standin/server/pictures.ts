import { findRow, type Base } from '../world/base.ts'
import type { World } from '../world/world.ts'
import { Reply } from './call.ts'
import { OWN_TABLES } from './own-tables.ts'

const KEEP = 'insert into pictures values ($1, $2) on conflict (userid) do update set image = $2'

/** Keeps the pictures that plugins give their bots; begin before the plugin starts, it sets its bot's only once. */
export async function keepPictures(world: World): Promise<void> {
  await world.base.pool.query(OWN_TABLES)
  world.on('pictured', (userId, image) => {
    world.base.pool.query(KEEP, [userId, image]).catch((error: unknown) => console.error(error))
  })
}

/** The picture that somebody was given, if any. */
export async function findPicture(base: Base, userId: string): Promise<Reply | undefined> {
  const row = await findRow(base, 'select image from pictures where userid = $1', [userId])
  const image: unknown = row?.image
  return Buffer.isBuffer(image) ? new Reply(200, image, { 'Content-Type': 'image/png' }) : undefined
}
