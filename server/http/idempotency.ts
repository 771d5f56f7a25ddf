import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { API_BASE } from '../contract/routes.ts'
import { invalid } from '../domain/errors.ts'
import type { AnswerOnce, Once } from '../usecases/answer-once.ts'
import type { IdempotencyKey, KeptAnswer } from '../usecases/ports/idempotency.ts'
import { actorOf } from './authenticate.ts'

const FORMAT = /^[A-Za-z0-9_-]{1,64}$/

/** For the schema of every route that creates something. */
export const IdempotencyHeaders = Type.Object({
  'Idempotency-Key': Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,64}$',
      description: 'The same key and body again get the first answer.',
    }),
  ),
})

/** For the success of every such route. */
export const ReplayedHeader = {
  'Idempotency-Replayed': Type.Boolean({ description: '`true` on the answer to a repeat.' }),
}

export type Creation<Made> = Readonly<{
  /** Hands `once` on to what makes the thing, whose transaction keeps the answer. */
  run: (once: Once<Made> | undefined) => Promise<Made>
  answer: (made: Made) => KeptAnswer
}>

/** Answers a request that creates something; one with a key that succeeded before gets the first answer again. */
export async function create<Made>(
  request: FastifyRequest,
  reply: FastifyReply,
  { answerOnce, run, answer }: Creation<Made> & { readonly answerOnce: AnswerOnce },
): Promise<never> {
  const key = idempotencyKeyOf(request)
  const made = async (once?: Once<Made>): Promise<KeptAnswer> => answer(await run(once))
  const { status, headers, body, isReplay } = key
    ? await answerOnce(key, () => made({ key, answerTo: answer }))
    : { ...(await made()), isReplay: false }
  if (isReplay) void reply.header('idempotency-replayed', 'true')
  // Its type is the route's to tell.
  return reply.code(status).headers(headers).send(body) as never
}

/**
 * The key of a request that creates something, told apart by person and route; `undefined` when it has none.
 *
 * @throws {IncidentError} `invalid` when it is malformed.
 */
export function idempotencyKeyOf(request: FastifyRequest): IdempotencyKey | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !FORMAT.test(key)) {
    throw invalid('Idempotency-Key must be 1 to 64 of A-Z, a-z, 0-9, _ and -.', 'Idempotency-Key')
  }
  const route = `${request.method} ${request.routeOptions.url?.slice(API_BASE.length) ?? ''}`
  // What the path names is part of what is asked for.
  const bodyHash = hash('sha256', canonicalJson([request.params, request.body]))
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
