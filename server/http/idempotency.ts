import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { invalid } from '../domain/errors.ts'
import type { IdempotencyKey } from '../usecases/ports/starts.ts'
import { actorOf } from './authenticate.ts'

const FORMAT = /^[A-Za-z0-9_-]{1,64}$/

/**
 * The key of a request that creates something; `undefined` when it has none.
 *
 * @param route Keys are told apart by user and route, e.g. `POST /incidents`.
 * @throws {IncidentError} `invalid` when it is malformed.
 */
export function idempotencyKeyOf(request: FastifyRequest, route: string): IdempotencyKey | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !FORMAT.test(key)) {
    throw invalid('Idempotency-Key must be 1 to 64 of A-Z, a-z, 0-9, _ and -.', 'Idempotency-Key')
  }
  const bodyHash = hash('sha256', canonicalJson(request.body))
  return { userId: actorOf(request).userId, route, key, bodyHash }
}

/** The same text for the same content, whatever the order of its fields. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`)
  return `{${fields.join(',')}}`
}
