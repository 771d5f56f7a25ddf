import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { answering, openReceiver, type Receiver } from '../support/receiver.ts'
import { allowReceivers, bodyOf, isSigned, secretOf, startWith, warningsIn } from '../support/webhooks.ts'

let ops: Operations
let receiver: Receiver

beforeAll(async () => {
  ops = await openOperations()
  await allowReceivers(ops)
})
afterAll(() => ops.product.close())
beforeEach(async () => {
  receiver = await openReceiver()
})
afterEach(() => receiver.close())

const postStatus = ({ id }: Incident, status: string, message: string, given = {}) =>
  ops.bob.ask({
    method: 'POST',
    path: `/incidents/${id}/status`,
    body: { status, message, ...given },
  })
const join = ({ channel_id }: Incident) => ops.product.world.joinChannel(channel_id, ops.bob.id)

test('A-043, A-044: a start is told once, with the incident, its links and a signature', async () => {
  const incident = await startWith(ops, { creation: receiver.url })
  await ops.product.settled()
  await ops.product.settled()
  const [told] = receiver.received
  expect(receiver.received).toHaveLength(1)
  expect(await warningsIn(ops, incident)).toEqual([])
  const secret = await secretOf(ops, incident.playbook_id)
  const now = ops.product.clock.now()
  if (!told) throw new Error('nothing was told')
  expect(isSigned(told, secret, now)).toBe(true)
  expect(isSigned({ ...told, body: Buffer.from(`${told.body.toString()} `) }, secret, now)).toBe(false)
  expect(isSigned(told, secret, new Date(now.getTime() + 301_000))).toBe(false)
  expect(told.headers).toMatchObject({
    'content-type': 'application/json',
    'x-incident-event': 'incident_created',
    'user-agent': expect.stringMatching(/^incident-collaboration\/\d/) as unknown,
  })
  const body = bodyOf(told)
  const shown = await ops.ann.read(incident.id)
  expect(body).toEqual({
    ...shown,
    can_edit: undefined,
    timeline_events: shown.timeline_events.map((event) => ({ ...event, post_id: '' })),
    webhook_on_creation_url: '',
    event: 'incident_created',
    event_id: expect.stringMatching(/^[a-z0-9]{26}$/) as unknown,
    event_at: incident.create_at,
    channel_url: expect.stringMatching(
      /^https?:\/\/[^/]+\/operations\/channels\/payments-answer-502/,
    ) as unknown,
    details_url: expect.stringMatching(
      new RegExp(`^https?://[^/]+/operations/incident-collaboration/incidents/${incident.id}$`),
    ) as unknown,
    actor_user_id: ops.ann.id,
    actor_username: 'ann',
    commander_username: 'ann',
    team_name: 'operations',
    channel_name: expect.stringContaining('payments-answer-502') as unknown,
  })
  expect(body['checklists']).toHaveLength(1)
})

test('A-047: each status update is told, in order, with what it said', async () => {
  const incident = await startWith(ops, { update: receiver.url })
  await join(incident)
  await postStatus(incident, 'Active', 'Looking into it', { reminder: 900 })
  const { body } = await postStatus(incident, 'Resolved', 'It is *back* to normal')
  await ops.product.settled()
  const told = receiver.received.map(bodyOf)
  expect(told.map(({ current_status }) => current_status)).toEqual(['Active', 'Resolved'])
  expect(told[1]).toMatchObject({
    event: 'status_updated',
    actor_user_id: ops.bob.id,
    actor_username: 'bob',
    commander_username: 'ann',
    webhook_on_status_update_url: '',
    status_update: {
      post_id: (body as { post_id: string }).post_id,
      post_url: expect.stringMatching(/^https?:\/\/[^/]+\/operations\/pl\/[a-z0-9]{26}$/) as unknown,
      status: 'Resolved',
      old_status: 'Active',
      message: 'It is *back* to normal',
      author_user_id: ops.bob.id,
      create_at: told[1]?.['event_at'],
      reminder_seconds: 0,
    },
  })
  expect(told[0]).toMatchObject({ status_update: { old_status: 'Reported', reminder_seconds: 900 } })
})

test('A-047: the second is not told before the first was tried; one that is tried again holds nothing back', async () => {
  const incident = await startWith(ops, { update: receiver.url })
  await join(incident)
  const refusing = new Map<string, number>()
  receiver.answer((response, request) => {
    const event = String(bodyOf(request)['event_id'])
    const isFirst = refusing.size === 0 || refusing.has(event)
    if (isFirst) refusing.set(event, (refusing.get(event) ?? 0) + 1)
    response.writeHead(isFirst ? 500 : 200).end()
  })
  await postStatus(incident, 'Active', 'One')
  await postStatus(incident, 'Active', 'Two')
  await ops.product.settled()
  expect(receiver.received.map((one) => bodyOf(one)['status_update'])).toMatchObject([
    { message: 'One' },
    { message: 'Two' },
  ])
  ops.product.clock.moveBy(11_001)
  await ops.product.settled()
  expect(bodyOf(receiver.received[2] ?? fail())).toMatchObject({ status_update: { message: 'One' } })
})

test('A-043: an incident without a webhook tells nobody, and one that is told quietly warns nobody', async () => {
  const incident = await startWith(ops, { update: receiver.url })
  await ops.product.settled()
  expect(receiver.received).toEqual([])
  receiver.answer(answering(204))
  await join(incident)
  await postStatus(incident, 'Active', 'Looking into it')
  await ops.product.settled()
  expect(receiver.received).toHaveLength(1)
  expect(await warningsIn(ops, incident)).toEqual([])
})

test('P-23: the longest texts pass', async () => {
  const message = '🚒'.repeat(16_000)
  const description = 'ü'.repeat(4_096)
  const incident = await startWith(ops, { update: receiver.url }, 'N'.repeat(64))
  await join(incident)
  expect(await postStatus(incident, 'Active', message, { description })).toMatchObject({ status: 200 })
  await ops.product.settled()
  const [told] = receiver.received.map(bodyOf)
  expect(told).toMatchObject({ name: 'N'.repeat(64), description, status_update: { message } })
})

test('a secret that was replaced signs along for a day', async () => {
  const incident = await startWith(ops, { update: receiver.url })
  await join(incident)
  const old = await secretOf(ops, incident.playbook_id)
  await ops.ada.ask({ method: 'POST', path: `/playbooks/${incident.playbook_id}/webhook-secret/rotate` })
  const present = await secretOf(ops, incident.playbook_id)
  const signers = async (): Promise<boolean[]> => {
    await postStatus(incident, 'Active', 'Looking into it')
    await ops.product.settled()
    const told = receiver.received.at(-1) ?? fail()
    return [old, present].map((secret) => isSigned(told, secret, ops.product.clock.now()))
  }
  expect(await signers()).toEqual([true, true])
  ops.product.clock.moveBy(24 * 60 * 60 * 1000)
  expect(await signers()).toEqual([false, true])
})

const fail = (): never => {
  throw new Error('nothing was told')
}
