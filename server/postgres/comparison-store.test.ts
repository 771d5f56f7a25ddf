import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { insertBot, insertPost, joinChannel, joinTeam } from '../../tests/support/host-world.ts'
import { openIncident, type Scene } from '../../tests/support/incident-world.ts'
import { openScene, type OpenScene } from '../../tests/support/open-scene.ts'
import { newId } from '../ids.ts'
import { makeComparisonStore } from './comparison-store.ts'
import type { Database } from './database.ts'

let opened: OpenScene
let database: Database
let scene: Scene

beforeAll(async () => {
  opened = await openScene()
  ;({ database, scene } = opened)
})
afterAll(() => opened.close())

const run = (text: string, ...values: unknown[]) => database.pool.query(text, values)

/** Ann and bob are in, and known to be. */
async function known() {
  const { incidentId, channelId } = await openIncident(scene)
  await run(
    `insert into participant (incident_id, user_id, first_joined_at, last_joined_at)
     select $1, person, 1, 1 from unnest($2::text[]) person on conflict do nothing`,
    incidentId,
    [scene.ann, scene.bob],
  )
  return { incidentId, channelId }
}

const compareAll = () => makeComparisonStore(database).compare('', 100)

test('where everything is known there is nothing to take over', async () => {
  const { incidentId, channelId } = await known()
  const bot = await insertBot(database.pool, 'helper')
  await joinTeam(database.pool, scene.teamId, bot)
  await joinChannel(database.pool, channelId, bot)
  expect(await compareAll()).toEqual({ lastId: incidentId, withOtherMembers: [], deletedPostIds: [] })
})

test('who came, who left, and who left the team make a difference; a channel that is gone makes none', async () => {
  const [came, left, team, gone] = [await known(), await known(), await known(), await known()]
  await joinChannel(database.pool, came.channelId, scene.eve)
  await run('delete from channelmembers where channelid = $1 and userid = $2', left.channelId, scene.bob)
  await run('delete from channels where id = $1', gone.channelId)
  expect((await compareAll()).withOtherMembers.toSorted()).toEqual(
    [came.incidentId, left.incidentId].toSorted(),
  )
  await run('update teammembers set deleteat = 5 where userid = $1', scene.ann)
  expect((await compareAll()).withOtherMembers).toContain(team.incidentId)
  await run('update teammembers set deleteat = 0 where userid = $1', scene.ann)
})

test('of posts of status updates only those that the host says are deleted', async () => {
  const { incidentId, channelId } = await known()
  const post = (deleteAt: number) => insertPost(database.pool, { channelId, userId: scene.ann, deleteAt })
  const [live, deleted, told, purged] = [await post(0), await post(7), await post(7), newId()]
  for (const postId of [live, deleted, told, purged]) {
    await run(
      `insert into status_update (id, incident_id, author_user_id, post_id, phase, status, old_status, create_at, delete_at)
       values ($1, $2, $3, $4, 'posted', 2, 1, 1, $5)`,
      newId(),
      incidentId,
      scene.ann,
      postId,
      postId === told ? 7 : 0,
    )
  }
  expect((await compareAll()).deletedPostIds).toEqual([deleted])
})

test('so many at a time, each once', async () => {
  const store = makeComparisonStore(database)
  const seen: string[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const { lastId }: { lastId: string | undefined } = await store.compare(after, 1)
    if (lastId !== undefined) seen.push(lastId)
    after = lastId
  }
  const { rows } = await run('select id from incident order by id')
  expect(seen).toEqual(rows.map(({ id }: { id: string }) => id))
})
