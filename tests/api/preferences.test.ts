import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { routes } from '../../server/contract/routes.ts'
import { everybodyAt, statusesOf, type Everybody } from '../support/everybody.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let everybody: Everybody

beforeAll(async () => {
  ops = await openOperations()
  everybody = await everybodyAt(ops, [])
})
afterAll(() => ops.product.close())

const read = (person: Person) => person.ask({ method: 'GET', path: routes.ownPreferences })
const change = (person: Person, body: unknown) =>
  person.ask({ method: 'PUT', path: routes.ownPreferences, body })
const on = { assignment_messages: true }
const off = { assignment_messages: false }

test('A-208: one is told of assignments unless one says otherwise, each for oneself', async () => {
  expect(await read(ops.ann)).toMatchObject({ status: 200, body: on })
  expect(await change(ops.ann, off)).toMatchObject({ status: 200, body: off })
  expect((await read(ops.ann)).body).toEqual(off)
  expect((await read(ops.bob)).body).toEqual(on)
  expect((await change(ops.ann, on)).body).toEqual(on)
  expect((await read(ops.ann)).body).toEqual(on)
})

test('everybody with an account has preferences, guests as well', async () => {
  const allowed = {
    systemAdmin: 200,
    teamAdmin: 200,
    commander: 200,
    member: 200,
    teamMember: 200,
    guestInChannel: 200,
    guestElsewhere: 200,
    otherTeam: 200,
    leftTeam: 200,
    deactivated: 401,
    nobody: 401,
  }
  expect(await statusesOf(everybody, read)).toEqual(allowed)
  expect(await statusesOf(everybody, (person) => change(person, off))).toEqual(allowed)
})

test.each([{}, { assignment_messages: null }, { assignment_messages: 'off' }, { ...off, user_id: 'x' }])(
  '%j is refused',
  async (body) => {
    expect(await change(ops.eve, body)).toMatchObject({ status: 400 })
  },
)
