import { openAdvisoryLocks } from '../../server/postgres/advisory-locks.ts'
import { makeOutboxStore } from '../../server/postgres/outbox-store.ts'
import { makeWork } from '../../server/postgres/work.ts'
import type { DueEntry, OutboxEntry, TakenEntries } from '../../server/usecases/ports/outbox.ts'
import { openIncident } from './incident-world.ts'
import { openScene } from './open-scene.ts'
import { tick } from './tick.ts'

export type OutboxScene = Awaited<ReturnType<typeof openOutboxScene>>

/** A scene with an outbox, for one test file. */
export async function openOutboxScene() {
  const opened = await openScene()
  const { scene, database, url } = opened
  const locks = openAdvisoryLocks({ connectionString: url })
  const store = makeOutboxStore({ database, locks, clock: scene.clock })

  async function take(incidentId: string): Promise<TakenEntries> {
    const taken = await store.take(incidentId)
    if (taken === 'busy') throw new Error('Somebody else has it.')
    return taken
  }

  async function waiting(incidentId: string): Promise<readonly DueEntry[]> {
    const { entries, letGo } = await take(incidentId)
    await letGo([])
    return entries
  }

  return {
    ...opened,
    store,
    take,
    waiting,

    /** It was carried out, and became this post. */
    async done(entry: OutboxEntry, postId = ''): Promise<void> {
      await (await take(entry.incidentId)).letGo([{ entry, postId }])
    },

    /** An incident, and what the first tick in it owes: a post, then an event. */
    async openAndTick() {
      const open = await openIncident(scene)
      const ref = { incidentId: open.incidentId, taskId: open.taskIds[0] ?? '', userId: scene.bob }
      await tick(makeWork(database.pool), { ...ref, state: 'closed', at: scene.clock.now() })
      const [post, changed] = await waiting(open.incidentId)
      if (post?.entry.kind !== 'post' || !changed) throw new Error('A tick makes a post and an event.')
      return { ...open, ...ref, post: post.entry, changed: changed.entry }
    },

    async close(): Promise<void> {
      await locks.close()
      await opened.close()
    },
  }
}
