import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { routes } from '../../server/contract/routes.ts'
import { openOperations, type Operations } from '../support/operations.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

test('A-223: the served specification is the shipped file', async () => {
  const { status, body } = await ops.ann.ask({ method: 'GET', path: routes.openapi })
  const shipped = await readFile(new URL('../../assets/openapi.json', import.meta.url), 'utf8')
  expect({ status, body }).toEqual({ status: 200, body: JSON.parse(shipped) as unknown })
})
