import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { newId } from '../../server/ids.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { Person } from '../support/person.ts'
import {
  askFor,
  askForList,
  askToCreate,
  count,
  create,
  edit,
  read,
  remove,
  suggestions,
} from '../support/playbooks.ts'
import { insertPlaybook, insertSetting } from '../support/product-world.ts'

let ops: Operations
/** Team administrator, member of no playbook. */
let tom: Person
/** Member of the private playbook. */
let pam: Person
let deactivated: Person

beforeAll(async () => {
  ops = await openOperations()
  const { world } = ops.product
  const add = async (username: string, isAdmin = false): Promise<Person> => {
    const id = await world.addPerson({ username })
    await world.joinTeam(ops.teamId, id, { isAdmin })
    return new Person(ops.product, id)
  }
  ;[tom, pam, deactivated] = [await add('tom', true), await add('pam'), await add('dan')]
  await world.deactivate(deactivated.id)
})
afterAll(() => ops.product.close())

/** A public one, or one of pam's. */
const make = (isPublic: boolean): Promise<string> =>
  insertPlaybook(ops.product.database.pool, {
    teamId: ops.teamId,
    isPublic,
    memberIds: isPublic ? [] : [pam.id],
  })

const switchOff = async (setting: string, run: () => Promise<void>): Promise<void> => {
  await insertSetting(ops.product.database.pool, setting, false)
  await run()
  await ops.product.database.pool.query('delete from setting where name = $1', [setting])
}

test('A-225, X-20: a guest is refused on every route, known or unknown, with the same words', async () => {
  const known = await make(true)
  for (const id of [known, newId()]) {
    const answers = [
      await askFor(ops.gus, id),
      await edit(ops.gus, id, { title: 'a' }),
      await remove(ops.gus, id),
      await ops.gus.ask({ method: 'GET', path: `/playbooks/${id}/webhook-secret` }),
      await ops.gus.ask({ method: 'POST', path: `/playbooks/${id}/webhook-secret/rotate` }),
    ]
    for (const teamId of [ops.teamId, newId()]) {
      answers.push(
        await askForList(ops.gus, { team_id: teamId }),
        await count(ops.gus, teamId),
        await suggestions(ops.gus, teamId),
        await askToCreate(ops.gus, { team_id: teamId, title: 'a' }),
      )
    }
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({
        status: 403,
        body: { error: 'Guests cannot use playbooks.', code: 'forbidden' },
      })
    }
  }
})

test('PB-3: a member who becomes a guest, or leaves the team, has the right no more', async () => {
  const { world, database } = ops.product
  const add = async (username: string): Promise<Person> => {
    const person = new Person(ops.product, await world.addPerson({ username }))
    await world.joinTeam(ops.teamId, person.id)
    return person
  }
  const [guest, leaver] = [await add('gia'), await add('lee')]
  const id = await create(ops.ann, {
    team_id: ops.teamId,
    title: 'Ours',
    member_ids: [ops.ann.id, guest.id, leaver.id],
  })
  await database.pool.query(`update users set roles = 'system_guest' where id = $1`, [guest.id])
  await database.pool.query('update teammembers set schemeguest = true where userid = $1', [guest.id])
  await world.leaveTeam(ops.teamId, leaver.id)
  expect((await askFor(guest, id)).status).toBe(403)
  expect((await askFor(leaver, id)).status).toBe(404)
  expect((await read(ops.ann, id)).member_ids).toHaveLength(3)
})

test('A-227: another team: 404 by id, 403 for its list and for creating there', async () => {
  const id = await make(true)
  expect((await askFor(ops.zed, id)).status).toBe(404)
  expect((await edit(ops.zed, id, { title: 'a' })).status).toBe(404)
  expect((await remove(ops.zed, id)).status).toBe(404)
  const foreign = { team_id: ops.teamId }
  const unknown = { team_id: newId() }
  const [known, not] = [await askForList(ops.zed, foreign), await askForList(ops.zed, unknown)]
  expect([known.status, known.body]).toEqual([403, not.body])
  expect((await count(ops.zed, ops.teamId)).status).toBe(403)
  expect((await suggestions(ops.zed, ops.teamId)).status).toBe(403)
  expect((await askToCreate(ops.zed, { ...foreign, title: 'a' })).status).toBe(403)
})

test('A-227: members, team administrators and administrators manage a private one, others do not find it', async () => {
  const id = await make(false)
  for (const person of [pam, tom, ops.ada]) {
    expect((await askFor(person, id)).status).toBe(200)
    expect((await edit(person, id, { summary: person.id })).status).toBe(200)
  }
  for (const person of [ops.ann, ops.eve, ops.zed]) {
    expect((await askFor(person, id)).body).toEqual({ error: 'Not found.', code: 'not_found' })
    expect((await edit(person, id, { summary: 'x' })).status).toBe(404)
    expect((await remove(person, id)).status).toBe(404)
  }
  for (const person of [deactivated, new Person(ops.product, '')]) {
    expect((await askFor(person, id)).status).toBe(401)
    expect((await remove(person, id)).status).toBe(401)
  }
})

test('a team administrator starts from a private playbook only as a member', async () => {
  const id = await make(false)
  const start = (person: Person) =>
    person.ask({
      method: 'POST',
      path: '/incidents',
      body: { name: 'Shop is down', team_id: ops.teamId, commander_user_id: person.id, playbook_id: id },
    })
  expect((await start(tom)).status).toBe(404)
  expect((await start(pam)).status).toBe(201)
  await edit(tom, id, { member_ids: [pam.id, tom.id] })
  expect((await start(tom)).status).toBe(201)
})

test('A-198: with the setting off only administrators change who may use a playbook', () =>
  switchOff('members_manage_playbook_members', async () => {
    const id = await make(false)
    const before = await read(pam, id)
    expect(before).toMatchObject({ can_manage_members: false, can_delete: true })
    for (const given of [{ member_ids: [pam.id, ops.ann.id] }, { public: true, member_ids: [] }]) {
      expect(await edit(pam, id, given)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    }
    // What stays as it is may be sent along.
    expect((await edit(pam, id, { ...before, summary: 'Changed' })).status).toBe(200)
    expect((await read(tom, id)).can_manage_members).toBe(true)
    expect((await edit(tom, id, { member_ids: [pam.id, ops.ann.id] })).status).toBe(200)
    expect((await edit(ops.ada, id, { public: true })).status).toBe(200)
    expect(await edit(ops.eve, id, { member_ids: [ops.eve.id] })).toMatchObject({ status: 403 })
    expect(await read(ops.eve, id)).toMatchObject({ public: true, member_ids: [] })
  }))

test('A-198: with the setting off only administrators delete public playbooks; private ones their members', () =>
  switchOff('members_delete_public_playbooks', async () => {
    const id = await make(true)
    expect(await read(ops.ann, id)).toMatchObject({ can_delete: false, can_manage_members: true })
    expect(await remove(ops.ann, id)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect((await remove(tom, id)).status).toBe(204)
    expect((await remove(ops.ada, await make(true))).status).toBe(204)
    expect((await remove(pam, await make(false))).status).toBe(204)
  }))

test('A-197: whoever removes themselves has no access any more', async () => {
  const id = await create(ops.ann, {
    team_id: ops.teamId,
    title: 'Ours',
    member_ids: [ops.ann.id, ops.bob.id],
  })
  expect((await edit(ops.ann, id, { member_ids: [ops.bob.id] })).status).toBe(200)
  expect((await askFor(ops.ann, id)).status).toBe(404)
  expect((await read(ops.bob, id)).member_ids).toEqual([ops.bob.id])
})

test('A-228: members from none to two, five to everyone, three to four others, two to one', async () => {
  const { world } = ops.product
  const ids = [ops.ann.id]
  for (const username of ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7']) {
    const id = await world.addPerson({ username })
    await world.joinTeam(ops.teamId, id)
    ids.push(id)
  }
  const steps = async (
    from: Record<string, unknown>,
    ...to: Record<string, unknown>[]
  ): Promise<(readonly string[])[]> => {
    const id = await create(ops.ada, { team_id: ops.teamId, title: 'Members', ...from })
    const seen = []
    for (const given of to) {
      expect((await edit(ops.ada, id, given)).status).toBe(200)
      seen.push((await read(ops.ada, id)).member_ids)
    }
    return seen
  }
  const some = (from: number, until: number) => ids.slice(from, until).toSorted()
  expect(await steps({ public: true }, { member_ids: some(0, 2) })).toEqual([some(0, 2)])
  expect(await steps({ member_ids: some(0, 5) }, { public: true, member_ids: [] })).toEqual([[]])
  expect(await steps({ member_ids: some(0, 3) }, { member_ids: some(3, 7) })).toEqual([some(3, 7)])
  expect(await steps({ member_ids: some(0, 2) }, { member_ids: some(1, 2) })).toEqual([some(1, 2)])
})

test.each([
  ['an empty list', { member_ids: [] }],
  ['null for a list', { member_ids: null }],
])('A-228: a private playbook keeps a member: %s is refused', async (_what, given) => {
  const id = await create(ops.ann, { team_id: ops.teamId, title: 'Ours' })
  expect(await edit(ops.ann, id, given)).toMatchObject({ status: 400, body: { field: 'member_ids' } })
  expect((await read(ops.ann, id)).member_ids).toEqual([ops.ann.id])
})

test('A-228: a public playbook becomes private only with members', async () => {
  const id = await create(ops.ann, { team_id: ops.teamId, title: 'Open', public: true })
  expect(await edit(ops.ann, id, { public: false })).toMatchObject({
    status: 400,
    body: { field: 'member_ids' },
  })
  expect((await edit(ops.ann, id, { public: true, member_ids: [ops.ann.id] })).status).toBe(400)
  expect((await edit(ops.ann, id, { member_ids: [], title: 'Still open' })).status).toBe(200)
  expect((await edit(ops.ann, id, { public: false, member_ids: [ops.ann.id] })).status).toBe(200)
  expect(await read(ops.ann, id)).toMatchObject({ public: false, member_ids: [ops.ann.id] })
})

test('V-7: of a team that is off nothing can be read or changed, and it says so to its people only', async () => {
  const id = await make(true)
  const other = await ops.product.world.addTeam('other')
  await insertSetting(ops.product.database.pool, 'enabled_team_ids', [other])
  expect(await askFor(ops.ann, id)).toMatchObject({ status: 400, body: { code: 'team_disabled' } })
  expect(await remove(ops.ada, id)).toMatchObject({ status: 400, body: { code: 'team_disabled' } })
  expect(await askToCreate(ops.ann, { team_id: ops.teamId, title: 'a' })).toMatchObject({
    status: 400,
    body: { code: 'team_disabled' },
  })
  expect((await askFor(ops.zed, id)).status).toBe(404)
  await ops.product.database.pool.query(`delete from setting where name = 'enabled_team_ids'`)
})
