import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { askList, list, namesOf } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let open: Incident
let secret: Incident

beforeAll(async () => {
  ops = await openOperations()
  open = await start('Open', true)
  secret = await start('Secret', false)
})
afterAll(() => ops.product.close())

const start = async (name: string, isPublic: boolean): Promise<Incident> =>
  ops.ann.start({
    name,
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ createPublicIncident: isPublic }),
  })

const seenBy = async (person: Person, given = {}) => {
  const listed = await list(person, { team_id: ops.teamId, sort: 'name', ...given })
  // What is not listed is not counted either.
  expect(listed.total_count).toBe(listed.items.length)
  return namesOf(listed)
}

const run = (sql: string, ...values: unknown[]) => ops.product.database.pool.query(sql, values)

test('members see private ones, the team public ones, guests only what they are in', async () => {
  expect(await seenBy(ops.ann)).toEqual(['Open', 'Secret'])
  expect(await seenBy(ops.ada)).toEqual(['Open', 'Secret'])
  expect(await seenBy(ops.eve)).toEqual(['Open'])
  expect(await seenBy(ops.gus)).toEqual([])
  expect(await seenBy(ops.eve, { search_term: 'secret' })).toEqual([])
  expect(await seenBy(ops.eve, { commander_user_id: ops.ann.id })).toEqual(['Open'])
  expect(await seenBy(ops.eve, { member_id: ops.ann.id })).toEqual(['Open'])
})

test('whoever joins sees it, whoever leaves does not', async () => {
  await ops.product.world.joinChannel(secret.channel_id, ops.gus.id)
  expect(await seenBy(ops.gus)).toEqual(['Secret'])
  await run('delete from channelmembers where channelid = $1 and userid = $2', secret.channel_id, ops.gus.id)
  expect(await seenBy(ops.gus)).toEqual([])
})

test('V-1 a channel made private hides its incident at once', async () => {
  await run(`update channels set type = 'P' where id = $1`, open.channel_id)
  expect(await seenBy(ops.eve)).toEqual([])
  await run(`update channels set type = 'O' where id = $1`, open.channel_id)
  expect(await seenBy(ops.eve)).toEqual(['Open'])
})

test('V-6 of a channel that is gone those know who were in it last', async () => {
  const gone = await start('Gone', true)
  await run('delete from channels where id = $1', gone.channel_id)
  expect(await seenBy(ops.ann, { search_term: 'gone' })).toEqual(['Gone'])
  expect(await seenBy(ops.eve, { search_term: 'gone' })).toEqual([])
  const { items } = await list(ops.ann, { team_id: ops.teamId, search_term: 'gone' })
  expect(items[0]).toMatchObject({ channel_state: 'deleted', can_edit: false })
  await run(`update incident set phase = 'abandoned' where id = $1`, gone.id)
})

test('a start that is not open, or was given up, is in no list', async () => {
  const { id } = await start('Half', true)
  for (const phase of ['starting', 'abandoned']) {
    await run('update incident set phase = $2 where id = $1', id, phase)
    expect(await seenBy(ops.ann)).toEqual(['Open', 'Secret'])
  }
})

test('a foreign and an unknown team are alike', async () => {
  const foreign = await ops.product.world.addTeam('foreign')
  const answers = await Promise.all([
    askList(ops.zed, { team_id: ops.teamId }),
    askList(ops.ann, { team_id: foreign }),
    askList(ops.ann, { team_id: 'x'.repeat(26) }),
  ])
  for (const { status, body } of answers) {
    expect({ status, body }).toEqual({
      status: 403,
      body: { error: 'You are not in this team.', code: 'forbidden' },
    })
  }
})

test('X-07 whoever left the team, or is deactivated, gets no list', async () => {
  const { world } = ops.product
  await world.joinChannel(secret.channel_id, ops.bob.id)
  await world.leaveTeam(ops.teamId, ops.bob.id)
  expect(await askList(ops.bob, { team_id: ops.teamId })).toMatchObject({ status: 403 })
  await world.deactivate(ops.eve.id)
  expect(await askList(ops.eve, { team_id: ops.teamId })).toMatchObject({ status: 401 })
})

test('a team that is not enabled says so to its members, and to nobody else', async () => {
  const other = await ops.product.world.addTeam('enabled')
  await insertSetting(ops.product.database.pool, 'enabled_team_ids', [other])
  expect(await list(ops.ann, { team_id: ops.teamId })).toEqual({
    disabled: true,
    total_count: 0,
    page_count: 0,
    has_more: false,
    items: [],
    next_cursor: '',
  })
  expect(await askList(ops.zed, { team_id: ops.teamId })).toMatchObject({ status: 403 })
  await run(`delete from setting where name = 'enabled_team_ids'`)
})
