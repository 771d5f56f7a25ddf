import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { recipientsOf } from '../standin/server/recipients.ts'
import type { SentEvent } from '../standin/world/base.ts'
import { askList, list } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { postStatus } from '../support/status.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  // What was owed before is told, and a while ago.
  await pass(20_000)
  await pass(20_000)
})
afterAll(() => ops.product.close())

async function pass(milliseconds: number): Promise<void> {
  await ops.product.settled()
  ops.product.clock.moveBy(milliseconds)
  await ops.product.settled()
}

const start = async (isPublic = true): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ createPublicIncident: isPublic }),
  })

const EVENT = 'custom_incident-collaboration_incidents_changed'
const hints = (): SentEvent[] => ops.product.world.events.filter(({ event }) => event === EVENT)

/** @returns How many hints came of it. */
async function hintsOf(act: () => Promise<unknown>): Promise<number> {
  const before = hints().length
  await act()
  await ops.product.settled()
  return hints().length - before
}

async function hears(person: Person, { broadcast }: SentEvent): Promise<boolean> {
  const isMeant = await recipientsOf(ops.product.world.base, broadcast)
  return isMeant({ id: `socket of ${person.id}`, userId: person.id })
}

test('a hint that a crash kept back is told after the next start', async () => {
  const { faults, world } = ops.product
  const incident = await start()
  await pass(20_000)
  // The first one tells the channel.
  faults.plan('PublishWebSocketEvent', { kind: 'kill_before' }, 1)
  const before = hints().length
  await world.renameChannel(incident.channel_id, 'Gateway', ops.ann.id)
  await ops.product.settled().catch(() => 'cut off')
  await ops.product.restart()
  await pass(20_000)
  expect(hints()).toHaveLength(before + 1)
})

test('X-15: a start in a public channel is hinted to the team, and names nothing', async () => {
  expect(await hintsOf(() => start())).toBe(1)
  const [hint] = hints().slice(-1)
  expect(hint?.payload).toEqual({ payload: JSON.stringify({ team_id: ops.teamId }) })
  expect(hint?.broadcast).toMatchObject({ TeamId: ops.teamId })
})

test('X-15: nothing that happens in a private one is hinted', async () => {
  const incident = await start(false)
  expect(
    await hintsOf(async () => {
      await postStatus(ops.ann, incident, { status: 'Resolved' })
      await ops.product.world.renameChannel(incident.channel_id, 'Secret', ops.ann.id)
      await pass(60_000)
    }),
  ).toBe(0)
})

test('a rename, by us or by the host, and another status are hinted; a tick is not', async () => {
  const incident = await start()
  await pass(60_000)
  const path = pathOf(routes.incident, { id: incident.id })
  const rename = (name: string) => ops.ann.ask({ method: 'PATCH', path, body: { name } })
  expect(await hintsOf(() => rename('Gateway answers 502'))).toBe(1)
  await pass(60_000)
  expect(
    await hintsOf(() => ops.product.world.renameChannel(incident.channel_id, 'Gateway', ops.ann.id)),
  ).toBe(1)
  await pass(60_000)
  expect(await hintsOf(() => postStatus(ops.ann, incident))).toBe(1)
  await pass(60_000)
  const taskId = incident.checklists[0]?.items[0]?.id ?? ''
  expect(await hintsOf(() => ops.ann.setTask(incident.id, taskId, 'closed'))).toBe(0)
  expect(await hintsOf(() => postStatus(ops.ann, incident, { message: 'Still Active' }))).toBe(0)
})

test('P-66: many changes at once are hinted at most every ten seconds, and the last ones are not forgotten', async () => {
  expect(
    await hintsOf(async () => {
      for (const isPublic of [true, true, true]) await start(isPublic)
    }),
  ).toBe(1)
  expect(await hintsOf(() => pass(5_000))).toBe(0)
  expect(await hintsOf(() => pass(5_000))).toBe(1)
  expect(await hintsOf(() => pass(60_000))).toBe(0)
})

test('A-239 V-1: a channel made private leaves the lists of outsiders, who are told to read them; only members hear more', async () => {
  const incident = await start()
  await pass(60_000)
  const { world } = ops.product
  const names = async (person: Person) =>
    (await list(person, { team_id: ops.teamId })).items.filter(({ id }) => id === incident.id).length
  expect(await names(ops.eve)).toBe(1)
  const before = world.events.length
  expect(await hintsOf(() => world.convertChannel(incident.channel_id, 'P', ops.ann.id))).toBe(1)

  expect([await names(ops.eve), await names(ops.ann)]).toEqual([0, 1])
  const path = pathOf(routes.incident, { id: incident.id })
  expect(await ops.eve.ask({ method: 'GET', path })).toMatchObject({ status: 404 })
  const ours = world.events.slice(before).filter(({ event }) => event.startsWith('custom_'))
  const heard = await Promise.all(
    ours.map(async (event) => ((await hears(ops.eve, event)) ? [event.event] : [])),
  )
  expect(heard.flat()).toEqual([EVENT])
  // There is no way back through us: what happens in it now is nobody else's business.
  await pass(60_000)
  expect(await hintsOf(() => postStatus(ops.ann, incident))).toBe(0)
})

test('A-240 X-07 V-2: whoever was removed, left the team or was deactivated is refused at once and hears nothing more', async () => {
  const { world } = ops.product
  const lost: readonly (readonly [Person, (channelId: string) => Promise<void>])[] = [
    [ops.bob, (channelId) => world.leaveChannel(channelId, ops.bob.id, ops.ann.id)],
    [ops.eve, () => world.leaveTeam(ops.teamId, ops.eve.id)],
    [ops.gus, () => world.deactivate(ops.gus.id)],
  ]
  const incident = await start(false)
  const path = pathOf(routes.incident, { id: incident.id })
  for (const [person] of lost) {
    await world.joinChannel(incident.channel_id, person.id)
    expect(await person.ask({ method: 'GET', path })).toMatchObject({ status: 200 })
  }
  for (const [, lose] of lost) await lose(incident.channel_id)
  const before = world.events.length
  await postStatus(ops.ann, incident)
  await pass(60_000)
  const ours = world.events.slice(before).filter(({ event }) => event.startsWith('custom_'))

  expect(ours).not.toEqual([])
  expect((await ops.bob.ask({ method: 'GET', path })).status).toBe(404)
  expect((await ops.eve.ask({ method: 'GET', path })).status).toBe(404)
  expect((await ops.gus.ask({ method: 'GET', path })).status).toBe(401)
  expect(await askList(ops.eve, { team_id: ops.teamId })).toMatchObject({ status: 403 })
  for (const event of ours) {
    // The host closes the sockets of a deactivated account by itself.
    for (const person of [ops.bob, ops.eve]) expect(await hears(person, event)).toBe(false)
  }
})
