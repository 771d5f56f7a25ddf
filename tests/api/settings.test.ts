import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { EVENT_PREFIX, SETTINGS_CHANGED } from '../../server/contract/events.ts'
import { routes } from '../../server/contract/routes.ts'
import { newId } from '../../server/ids.ts'
import { everybodyAt, statusesOf, type Everybody } from '../support/everybody.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'

let ops: Operations
let everybody: Everybody

beforeAll(async () => {
  ops = await openOperations()
  everybody = await everybodyAt(ops, [])
})
afterAll(() => ops.product.close())
beforeEach(() => run(`delete from setting where name <> 'signing_key'`))

const run = (sql: string, ...values: unknown[]) => ops.product.database.pool.query(sql, values)
const read = (person: Person, teamId = ''): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: `${routes.settings}${teamId === '' ? '' : `?team_id=${teamId}`}` })
const change = (person: Person, body: unknown): Promise<HttpAnswer> =>
  person.ask({ method: 'POST', path: routes.settings, body })

const DEFAULTS = {
  enabled_team_ids: [],
  playbook_creators_user_ids: [],
  incident_starters_user_ids: [],
  start_without_playbook: true,
  members_manage_playbook_members: true,
  members_delete_public_playbooks: true,
  webhook_allowed_hosts: [],
  audit_retention_days: 365,
  delivery_retention_days: 30,
  enable_experimental_features: true,
}

/** Those who administer the server see all of it, others what concerns them. */
test('A-231: settings that nobody touched work', async () => {
  expect(await read(ops.ada)).toMatchObject({ status: 200, body: DEFAULTS })
  const others = { ...DEFAULTS, audit_retention_days: 0, delivery_retention_days: 0 }
  expect((await read(ops.eve)).body).toEqual(others)
})

test('A-231, A-204, P-42: administrators write, others read their part, guests neither', async () => {
  expect(await statusesOf(everybody, read)).toEqual({
    systemAdmin: 200,
    teamAdmin: 200,
    commander: 200,
    member: 200,
    teamMember: 200,
    guestInChannel: 403,
    guestElsewhere: 403,
    otherTeam: 200,
    leftTeam: 200,
    deactivated: 401,
    nobody: 401,
  })
  expect(await statusesOf(everybody, (person) => change(person, { audit_retention_days: 90 }))).toEqual({
    systemAdmin: 200,
    teamAdmin: 403,
    commander: 403,
    member: 403,
    teamMember: 403,
    guestInChannel: 403,
    guestElsewhere: 403,
    otherTeam: 403,
    leftTeam: 403,
    deactivated: 401,
    nobody: 401,
  })
})

test('V-5: what was changed is read back, by administrators all of it, by others what concerns them', async () => {
  const settings = {
    enabled_team_ids: [ops.teamId],
    playbook_creators_user_ids: [ops.ann.id],
    incident_starters_user_ids: [ops.bob.id, ops.ann.id, ops.bob.id],
    start_without_playbook: false,
    members_manage_playbook_members: false,
    members_delete_public_playbooks: false,
    webhook_allowed_hosts: ['Hooks.Example.org', '10.0.0.0/8'],
    audit_retention_days: 30,
    delivery_retention_days: 365,
  }
  expect(await change(ops.ada, settings)).toMatchObject({ status: 200, body: undefined })
  expect((await read(ops.ada)).body).toEqual({
    ...settings,
    incident_starters_user_ids: [ops.bob.id, ops.ann.id],
    webhook_allowed_hosts: ['hooks.example.org', '10.0.0.0/8'],
    enable_experimental_features: true,
  })
  expect((await read(ops.eve)).body).toEqual({
    ...settings,
    enabled_team_ids: [],
    incident_starters_user_ids: [],
    webhook_allowed_hosts: [],
    audit_retention_days: 0,
    delivery_retention_days: 0,
    enable_experimental_features: true,
  })
})

test('P-33: what was read can be changed in one field and sent back; the rest stays', async () => {
  await change(ops.ada, { audit_retention_days: 100, playbook_creators_user_ids: [ops.ann.id] })
  const { body } = await read(ops.ada, ops.teamId)
  await change(ops.ada, { ...(body as object), delivery_retention_days: 10 })
  expect((await read(ops.ada)).body).toEqual({
    ...DEFAULTS,
    audit_retention_days: 100,
    delivery_retention_days: 10,
    playbook_creators_user_ids: [ops.ann.id],
  })
  await change(ops.ada, { playbook_creators_user_ids: null })
  expect((await read(ops.ada)).body).toMatchObject({
    playbook_creators_user_ids: [],
    audit_retention_days: 100,
  })
})

test.each([
  [{ enabled_team_ids: ['x'.repeat(26)] }, 'enabled_team_ids'],
  [{ playbook_creators_user_ids: ['x'.repeat(26)] }, 'playbook_creators_user_ids'],
  [{ incident_starters_user_ids: ['x'.repeat(26)] }, 'incident_starters_user_ids'],
  [{ incident_starters_user_ids: ['ann'] }, 'incident_starters_user_ids.0'],
  [{ webhook_allowed_hosts: ['example.org', 'http://example.org'] }, 'webhook_allowed_hosts.1'],
  [{ webhook_allowed_hosts: 'example.org' }, 'webhook_allowed_hosts'],
  [{ audit_retention_days: 29 }, 'audit_retention_days'],
  [{ delivery_retention_days: 366 }, 'delivery_retention_days'],
  [{ audit_retention_days: 30.5 }, 'audit_retention_days'],
  [{ start_without_playbook: null }, 'start_without_playbook'],
  [{ enable_experimental_features: false }, 'enable_experimental_features'],
])('%j is refused, naming %s, and changes nothing', async (given, field) => {
  const answer = await change(ops.ada, { members_delete_public_playbooks: false, ...given })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid', field } })
  expect((await read(ops.ada)).body).toEqual(DEFAULTS)
})

test('unknown fields, and a body without any setting, are refused', async () => {
  expect(await change(ops.ada, { licence: 'none' })).toMatchObject({
    status: 400,
    body: { code: 'unknown_field' },
  })
  for (const body of [{}, { capabilities: {} }, { enable_experimental_features: true }]) {
    expect(await change(ops.ada, body)).toMatchObject({ status: 400, body: { code: 'invalid' } })
  }
  const hosts = Array.from({ length: 4000 }, (_nothing, index) => `host-${index}.example.org`)
  expect(await change(ops.ada, { webhook_allowed_hosts: hosts })).toMatchObject({ status: 413 })
  expect(await read(ops.ada, 'operations')).toMatchObject({ status: 400, body: { field: 'team_id' } })
})

test('somebody who is gone stays listed until they are taken off, and blocks nobody', async () => {
  const [goneTeam, gonePerson] = [newId(), newId()]
  const stored = (name: string, ids: string[]) =>
    run('insert into setting (name, value) values ($1, $2)', name, JSON.stringify(ids))
  await stored('enabled_team_ids', [goneTeam, ops.teamId])
  await stored('playbook_creators_user_ids', [gonePerson])
  const both = [gonePerson, ops.ann.id]
  expect(await change(ops.ada, { playbook_creators_user_ids: both })).toMatchObject({ status: 200 })
  expect(await change(ops.ada, { enabled_team_ids: [ops.teamId] })).toMatchObject({ status: 200 })
  expect(await change(ops.ada, { enabled_team_ids: [goneTeam] })).toMatchObject({ status: 400 })
  expect((await read(ops.ada)).body).toMatchObject({
    enabled_team_ids: [ops.teamId],
    playbook_creators_user_ids: both,
  })
})

test('A-206: a change is told to everybody, without saying what; one that changes nothing is not', async () => {
  const told = () => ops.product.world.events.filter(({ event }) => event === EVENT_PREFIX + SETTINGS_CHANGED)
  const before = told().length
  await change(ops.ada, { audit_retention_days: 90 })
  await change(ops.ada, { audit_retention_days: 90, start_without_playbook: true })
  await change(ops.eve, { audit_retention_days: 91 })
  await ops.product.settled()
  expect(told().slice(before)).toEqual([
    { event: EVENT_PREFIX + SETTINGS_CHANGED, payload: { payload: '{}' }, broadcast: expect.anything() },
  ])
  const { broadcast } = told().at(-1) ?? {}
  expect(Object.values(broadcast ?? {}).filter((whom) => typeof whom === 'string' && whom !== '')).toEqual([])
})

const capabilities = async (person: Person, teamId = ops.teamId) => {
  const { status, body } = await read(person, teamId)
  return status === 200 ? (body as { capabilities: object }).capabilities : status
}

test('A-204, A-205: capabilities tell what the caller may do in a team', async () => {
  const all = {
    team_enabled: true,
    start_incidents: true,
    create_playbooks: true,
    manage_all_playbooks: true,
  }
  expect(await capabilities(ops.ada)).toEqual(all)
  expect(await capabilities(everybody.teamAdmin)).toEqual(all)
  expect(await capabilities(ops.eve)).toEqual({ ...all, manage_all_playbooks: false })
  expect(await capabilities(ops.gus)).toBe(403)
  expect(await capabilities(ops.zed)).toBe(403)
  expect(await capabilities(ops.ann, newId())).toBe(403)
  expect(await capabilities(ops.ada, newId())).toBe(403)
  expect((await read(ops.eve)).body).not.toHaveProperty('capabilities')

  await change(ops.ada, {
    playbook_creators_user_ids: [ops.bob.id],
    incident_starters_user_ids: [ops.ann.id],
  })
  expect(await capabilities(ops.ada)).toEqual(all)
  expect(await capabilities(ops.ann)).toMatchObject({ start_incidents: true, create_playbooks: false })
  expect(await capabilities(ops.bob)).toMatchObject({ start_incidents: false, create_playbooks: true })
})

test('in a team that is not enabled nothing can be done, and it is said so', async () => {
  await change(ops.ada, { enabled_team_ids: [await ops.product.world.addTeam('only')] })
  const none = {
    team_enabled: false,
    start_incidents: false,
    create_playbooks: false,
    manage_all_playbooks: false,
  }
  for (const person of [ops.ada, everybody.teamAdmin, ops.eve])
    expect(await capabilities(person)).toEqual(none)
})

test('A-205: who is listed may start, others may not, administrators always', async () => {
  await change(ops.ada, { incident_starters_user_ids: [ops.ann.id] })
  const start = (person: Person) => {
    const body = { name: 'Shop', team_id: ops.teamId, commander_user_id: person.id }
    return person.ask({ method: 'POST', path: routes.incidents, body })
  }
  expect(await start(ops.ann)).toMatchObject({ status: 201 })
  expect(await start(ops.ada)).toMatchObject({ status: 201 })
  expect(await start(ops.eve)).toMatchObject({ status: 403 })
})

test('the key that signs dialogs is in no answer', async () => {
  const { rows } = await run(`select value from setting where name = 'signing_key'`)
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(await read(ops.ada, ops.teamId))).not.toContain('signing')
})
