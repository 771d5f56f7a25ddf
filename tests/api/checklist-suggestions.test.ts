import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { routes } from '../../server/contract/routes.ts'
import { everybodyAt, type Everybody } from '../support/everybody.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let everybody: Everybody
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  const order = { name: 'Shop', team_id: ops.teamId, commander_user_id: ops.ann.id }
  incident = await ops.ann.start({ ...order, playbook_id: await ops.playbook() })
  everybody = await everybodyAt(ops, [incident])
})
afterAll(() => ops.product.close())

const ask = (person: Person, channelId: string, more = '') =>
  person.ask({ method: 'GET', path: `${routes.checklistSuggestions}?channel_id=${channelId}${more}` })

test('checklists are offered with their numbers, titles and how far they are', async () => {
  const [taskId = ''] = incident.checklists.flatMap(({ items }) => items.map(({ id }) => id))
  await ops.ann.setTask(incident.id, taskId, 'closed')
  expect(await ask(ops.ann, incident.channel_id, '&user_input=%2Fincident&parsed=x')).toMatchObject({
    status: 200,
    body: [
      { Item: '0', Hint: '"Triage"', HelpText: '1 of 2 done' },
      { Item: '1', Hint: '"Afterwards"', HelpText: '0 of 1 done' },
    ],
  })
})

test('A-238: they are offered to those who may edit, to others nothing is', async () => {
  const offered = await Promise.all(
    Object.entries(everybody).map(async ([role, person]) => {
      const { status, body } = await ask(person, incident.channel_id)
      return [role, status === 200 ? (body as unknown[]).length : status] as const
    }),
  )
  expect(Object.fromEntries(offered)).toEqual({
    systemAdmin: 2,
    teamAdmin: 0,
    commander: 2,
    member: 2,
    teamMember: 0,
    guestInChannel: 2,
    guestElsewhere: 0,
    otherTeam: 0,
    leftTeam: 0,
    deactivated: 401,
    nobody: 401,
  })
})

test('a channel without an incident, and one that there is not, offer nothing', async () => {
  for (const channelId of [ops.townSquare, 'x'.repeat(26)]) {
    expect(await ask(ops.ann, channelId)).toMatchObject({ status: 200, body: [] })
  }
  expect(await ask(ops.ann, 'town-square')).toMatchObject({ status: 400, body: { field: 'channel_id' } })
})
