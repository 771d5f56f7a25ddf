import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let secret: Incident

beforeAll(async () => {
  ops = await openOperations()
  secret = await ops.ann.start({
    name: 'Secret',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ createPublicIncident: false }),
  })
})
afterAll(() => ops.product.close())

const count = (person: Person, body: unknown) =>
  person.ask({ method: 'POST', path: pathOf(routes.uiAction, { id: secret.id }), body })

test('A-231: what people do on pages is counted for those who may view, and answered with nothing', async () => {
  for (const action of ['open_overview', 'something_else', 'x'.repeat(64)]) {
    expect(await count(ops.ann, { action })).toMatchObject({ status: 204, body: undefined })
  }
  expect(await count(ops.eve, { action: 'open_overview' })).toMatchObject({ status: 404 })
})

test.each([{}, { action: '' }, { action: 'Open' }, { action: 'x'.repeat(65) }, { action: 7 }])(
  '%j is refused',
  async (body) => {
    expect(await count(ops.ann, body)).toMatchObject({ status: 400, body: { field: 'action' } })
  },
)

test('a field that is not known is refused', async () => {
  expect(await count(ops.ann, { action: 'open_overview', user_id: ops.ann.id })).toMatchObject({
    status: 400,
    body: { code: 'unknown_field' },
  })
})
