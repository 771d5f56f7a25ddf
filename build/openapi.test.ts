import { expect, test } from '@jest/globals'
import specification from '../assets/openapi.json' with { type: 'json' }
import { routes } from '../server/contract/routes.ts'

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

type Operation = {
  operationId: string
  requestBody?: { content: { 'application/json': { schema: object } } }
}
