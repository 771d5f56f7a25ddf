import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { botPostsIn } from '../support/channels.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { startWithBob } from '../support/status.ts'

const away = new AppError({ id: 'app.post.save.app_error', statusCode: 500 })
const refused = new AppError({ id: 'api.post.create_post.can_not_post_to_deleted.error', statusCode: 400 })
const HALF_AN_HOUR = 1_800
/** In 24 hours, behind the first five. */
const HALF_HOURS = 47

let ops: Operations
let incident: Incident
let calls: readonly string[]

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await startWithBob(ops)
  calls = ops.product.faults.watch()
})
afterAll(() => ops.product.close())

const tick = async (state: 'closed' | '' = 'closed'): Promise<void> => {
  await ops.ann.setTask(incident.id, incident.checklists[0]?.items[0]?.id ?? '', state)
  await ops.product.settled()
}

const tries = (): number => calls.filter((name) => name === 'CreatePost').length

async function pass(seconds: number): Promise<void> {
  ops.product.clock.moveBy(seconds * 1_000)
  await ops.product.settled()
}

function hostIsAway(times: number): void {
  for (let time = 0; time < times; time += 1) {
    ops.product.faults.plan('CreatePost', { kind: 'fail', error: away })
  }
}

const outboxOf = async ({ id }: Incident) => {
  const { rows } = await ops.product.database.pool.query<{ kind: string; dead: boolean }>(
    'select kind, dead_at > 0 as dead from outbox where incident_id = $1',
    [id],
  )
  return rows
}

test('a post that fails is tried again after 1 s, 5 s, 30 s, 2 min, 10 min, then every half hour', async () => {
  hostIsAway(7)
  await tick()
  expect(tries()).toBe(1)
  for (const [index, pause] of [1, 5, 30, 120, 600, HALF_AN_HOUR, HALF_AN_HOUR].entries()) {
    await pass(pause / 2)
    expect(tries()).toBe(index + 1)
    await pass(pause / 2)
    expect(tries()).toBe(index + 2)
  }
  expect((await botPostsIn(ops, incident.channel_id)).at(-1)).toContain('checked off')
  expect(await outboxOf(incident)).toEqual([])
})

test('after 24 hours it is set aside, counted and logged; the change and its event stay', async () => {
  hostIsAway(100)
  await tick()
  for (const pause of [1, 5, 30, 120, 600]) await pass(pause)
  for (let time = 1; time < HALF_HOURS; time += 1) await pass(HALF_AN_HOUR)
  expect(await outboxOf(incident)).toEqual([{ kind: 'post', dead: false }])
  await pass(HALF_AN_HOUR)
  expect(await outboxOf(incident)).toEqual([{ kind: 'post', dead: true }])
  expect(tries()).toBe(1 + 5 + HALF_HOURS)
  ops.product.faults.forget()

  expect(ops.product.log.filter(({ message }) => message.includes('delivery given up'))).toHaveLength(1)
  const { body } = await ops.ada.ask({ method: 'GET', path: '/metrics' })
  expect(body).toContain('incident_collaboration_outbox_dead_total{kind="post"} 1')
  const { checklists, timeline_events } = await ops.ann.read(incident.id)
  expect(checklists[0]?.items[0]?.state).toBe('closed')
  expect(timeline_events.map(({ event_type }) => event_type)).toContain('task_state_modified')

  await tick('')
  expect((await botPostsIn(ops, incident.channel_id)).at(-1)).not.toContain('checked off')
})

test('a post that the host refuses is not tried again, and holds back no later one', async () => {
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: refused })
  await tick()
  expect(await outboxOf(incident)).toEqual([{ kind: 'post', dead: true }])
  await tick('')
  expect(tries()).toBe(2)
  await pass(60)
  expect(tries()).toBe(2)
})

test('what waited behind a post is posted as soon as that is set aside', async () => {
  hostIsAway(1)
  ops.product.faults.plan('CreatePost', { kind: 'fail', error: refused })
  await tick()
  await tick('')
  expect(tries()).toBe(1)
  await pass(1)
  expect(tries()).toBe(3)
  expect((await botPostsIn(ops, incident.channel_id)).at(-1)).toContain('unchecked')
})
