import type { FastifyReply } from 'fastify'
import type { TSchema } from 'typebox'
import { ExpectedVersion } from '../contract/parameters.ts'
import type { KeptAnswer } from '../usecases/ports/idempotency.ts'
import { described, empty, REFUSALS, VersionHeader } from './described.ts'
import { IdempotencyHeaders, ReplayedHeader } from './idempotency.ts'

const VERSION = { 'X-Incident-Version': VersionHeader }

/** The schema of a request that changes an incident, apart from what it takes. */
export const changing = <S extends TSchema>(answer: S, description: string) => ({
  querystring: ExpectedVersion,
  response: { 200: described(answer, description, VERSION), ...REFUSALS },
})

export const changingSilently = (description: string) => ({
  querystring: ExpectedVersion,
  response: { 200: empty(description, VERSION), ...REFUSALS },
})

export const removing = (description: string) => ({
  querystring: ExpectedVersion,
  response: { 204: empty(description, VERSION), ...REFUSALS },
})

/** Of one that also creates something. */
export const creating = <S extends TSchema>(answer: S, description: string) => ({
  headers: IdempotencyHeaders,
  querystring: ExpectedVersion,
  response: { 201: described(answer, description, { ...VERSION, ...ReplayedHeader }), ...REFUSALS },
})

export const creatingSilently = (description: string) => ({
  headers: IdempotencyHeaders,
  querystring: ExpectedVersion,
  response: { 201: empty(description, { ...VERSION, ...ReplayedHeader }), ...REFUSALS },
})

/** Tells the version afterwards in the header. */
export const tellVersion = (reply: FastifyReply, version: number): FastifyReply =>
  reply.header('x-incident-version', version)

export const created = (version: number, body?: unknown): KeptAnswer => ({
  status: 201,
  headers: { 'x-incident-version': String(version) },
  body,
})
