import { expect, test } from '@jest/globals'
import { openDoor } from '../../tests/support/api.ts'
import specification from '../../assets/openapi.json' with { type: 'json' }
import { readFileSync } from 'node:fs'
import { routes } from '../contract/routes.ts'

const url = '/api/v0/openapi.json'
const shipped = new URL('../../assets/openapi.json', import.meta.url)

test('A-223: the served specification is the shipped file, byte for byte', async () => {
  const { send } = await openDoor()
  expect((await send({ url })).text).toBe(readFileSync(shipped, 'utf8'))
  expect((await send({ url })).status).toBe(200)
})

test('A-223: every route is in it, and nothing else', () => {
  const documented = Object.keys(specification.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'))
  expect(documented.toSorted()).toEqual(Object.values(routes).toSorted())
})

test('it is OpenAPI 3.1, addresses the plugin and names every operation once', () => {
  expect(specification.openapi).toBe('3.1.0')
  expect(specification.servers).toEqual([{ url: '/plugins/incident-collaboration/api/v0' }])
  const operations = Object.values(specification.paths).flatMap((path) => Object.values(path) as Operation[])
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(operations.length)
})

test('every request of a client is closed, and every reference leads somewhere', () => {
  const operations = Object.values(specification.paths).flatMap((path) => Object.values(path) as Operation[])
  // What the host itself posts may grow with the host.
  const fromClients = operations.filter(
    ({ operationId }) => !/^(submit\w+Dialog|press\w+)$/.test(operationId),
  )
  const bodies = fromClients.flatMap(({ requestBody }) => (requestBody ? [requestBody] : []))
  expect(bodies).not.toEqual([])
  for (const { content } of bodies) {
    expect(content['application/json'].schema).toMatchObject({ additionalProperties: false })
  }
  const references = JSON.stringify(specification).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
  const named = new Set([...references].map(([, name]) => name))
  expect([...named].toSorted()).toEqual(Object.keys(specification.components.schemas).toSorted())
})

test('only people of the server may read it', async () => {
  const { send } = await openDoor()
  expect((await send({ as: '', url })).status).toBe(401)
})

type Operation = {
  operationId: string
  requestBody?: { content: { 'application/json': { schema: object } } }
}
