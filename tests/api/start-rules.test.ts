import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { may } from '../standin/world/permissions.ts'
import { channelOf, membersOf } from '../support/channels.ts'
import { insertBot } from '../support/host-world.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let playbookId: string

beforeAll(async () => {
  ops = await openOperations()
  playbookId = await ops.playbook({ title: 'Outage' })
})
// More is started than one person may in a minute.
beforeEach(() => ops.product.clock.moveBy(60_000))
afterAll(() => ops.product.close())

const order = (changes: Record<string, unknown> = {}) => ({
  name: 'Payments answer 502',
  team_id: ops.teamId,
  commander_user_id: ops.ann.id,
  playbook_id: playbookId,
  ...changes,
})

const ask = (changes: Record<string, unknown> = {}, person = ops.ann) =>
  person.ask({ method: 'POST', path: '/incidents', body: order(changes) })

/** What the host says of a person in a channel. */
const mayIn = (channelId: string, { id: userId }: Person, permission: string): Promise<boolean> =>
  may(ops.product.world.base, { userId, channelId, permission })

const withSetting = async (name: string, value: unknown, run: () => Promise<void>): Promise<void> => {
  const { pool } = ops.product.database
  await insertSetting(pool, name, value)
  await run().finally(() => pool.query('delete from setting where name = $1', [name]))
}

test('A-016 P-05: a description that is given stays, with and without a playbook; left empty it is the template', async () => {
  for (const playbook_id of [playbookId, '']) {
    const incident = await ops.ann.start(order({ playbook_id, description: '  All is *down*.  ' }))
    expect((await ops.ann.read(incident.id)).description).toBe('All is *down*.')
  }
  expect((await ops.ann.start(order({ description: '   ' }))).description).toBe('**Summary**')
  expect((await ops.ann.start(order({ playbook_id: '' }))).description).toBe('')
})

test('A-017: a description of 1,024 characters works', async () => {
  const description = '火'.repeat(1024)
  expect((await ops.ann.start(order({ description }))).description).toBe(description)
})

test('A-019 A-210: without the right to make such a channel the host says so at the name, and nothing is made', async () => {
  const { pool } = ops.product.database
  const closed = await ops.playbook({ createPublicIncident: false })
  await pool.query('update teammembers set schemeuser = false where userid = $1', [ops.eve.id])
  const count = async () => (await pool.query('select from channels')).rowCount
  const before = await count()
  for (const [kind, playbook_id] of [
    ['public', playbookId],
    ['private', closed],
  ] as const) {
    expect(await ask({ playbook_id, commander_user_id: ops.eve.id }, ops.eve)).toMatchObject({
      status: 403,
      body: { code: 'forbidden', field: 'name', error: `You may not create ${kind} channels in this team.` },
    })
  }
  expect(await count()).toBe(before)
  await pool.query('update teammembers set schemeuser = true where userid = $1', [ops.eve.id])
})

test('A-027: the starter is the first human member, reporter, commander and channel admin', async () => {
  const incident = await ops.ann.start(order())
  expect(incident).toMatchObject({ reporter_user_id: ops.ann.id, commander_user_id: ops.ann.id })
  expect(await membersOf(ops, incident.channel_id)).toEqual(['ann', 'incident'])
  expect(await mayIn(incident.channel_id, ops.ann, 'manage_public_channel_properties')).toBe(true)
  expect(await mayIn(incident.channel_id, ops.ann, 'manage_channel_roles')).toBe(true)
})

test('A-027: whoever reports for another commander stays a member and is admin too', async () => {
  const { channel_id } = await ops.ann.start(order({ commander_user_id: ops.bob.id }))
  for (const person of [ops.ann, ops.bob])
    expect(await mayIn(channel_id, person, 'manage_channel_roles')).toBe(true)
})

test('A-035 P-31: the header names the playbook and links to pages without the server’s address', async () => {
  const id = await ops.playbook({ title: 'On [call](https://evil.example) ](x) `code`' })
  const incident = await ops.ann.start(order({ playbook_id: id }))
  const { header } = await channelOf(ops, incident.channel_id)
  const pages = '/operations/incident-collaboration'
  expect(header).toContain(`](${pages}/playbooks/${id})`)
  expect(header).toContain(`[overview](${pages}/incidents/${incident.id})`)
  expect(header).not.toMatch(/localhost|http:/)
  // Every bracket of the title is escaped, so that its link is the only one.
  expect(header.match(/(?<!\\)\]\(/g)).toHaveLength(2)
  expect(header).toContain('On \\[call\\]')
})

test('A-035: without a playbook the header says where the tasks are', async () => {
  const incident = await ops.ann.start(order({ playbook_id: '' }))
  expect((await channelOf(ops, incident.channel_id)).header).toBe(
    `The tasks are behind the Incidents icon, see the [overview](/operations/incident-collaboration/incidents/${incident.id})`,
  )
})

test('A-209: people who are invited are copied, and where they are not they are left out', async () => {
  const invited = { invitedUserIds: [ops.bob.id, ops.eve.id] }
  const on = await ops.playbook({ ...invited, inviteUsersEnabled: true })
  const off = await ops.playbook({ ...invited, inviteUsersEnabled: false })
  expect((await ops.ann.start(order({ playbook_id: on }))).invited_user_ids).toEqual(invited.invitedUserIds)
  expect((await ops.ann.start(order({ playbook_id: off }))).invited_user_ids).toEqual([])
})

test('P-19: ids of incident, checklists, tasks and events are in the first answer and stay the same', async () => {
  const incident = await ops.ann.start(order())
  await ops.product.settled()
  const idsOf = ({ id, checklists, timeline_events: events }: typeof incident) => [
    id,
    ...checklists.flatMap((checklist) => [checklist.id, ...checklist.items.map((task) => task.id)]),
    ...events.map((event) => event.id),
  ]
  const ids = idsOf(incident)
  expect(ids).toHaveLength(7)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]{26}$/)
  expect(idsOf(await ops.ann.read(incident.id))).toEqual(ids)
})

test('A-209: where a playbook is asked for, none is refused at the field', async () => {
  await withSetting('start_without_playbook', false, async () => {
    for (const playbook_id of ['', undefined]) {
      expect(await ask({ playbook_id })).toMatchObject({
        status: 400,
        body: { code: 'playbook_required', field: 'playbook_id' },
      })
    }
  })
})

test('A-210: a team that is switched off, and a commander who is a bot', async () => {
  const elsewhere = await ops.product.world.addTeam('elsewhere')
  await withSetting('enabled_team_ids', [elsewhere], async () => {
    expect(await ask()).toMatchObject({ status: 400, body: { code: 'team_disabled' } })
  })
  const bot = await insertBot(ops.product.database.pool, 'alertmanager', { teams: [ops.teamId] })
  expect(await ask({ commander_user_id: bot })).toMatchObject({ status: 403 })
})
