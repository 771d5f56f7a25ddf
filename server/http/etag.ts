import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Answers with an entity tag over the whole body, or 304 when the caller has that very answer.
 * The tag is weak, since the same answer may leave compressed or not. Source: RFC 9110, 8.8.3 and 13.1.2.
 */
export function sendUnlessKnown(request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply {
  // Only a serialiser of one's own gives anything but text.
  const text = reply.serialize(body) as string
  const tag = `"${hash('sha256', text, 'base64url').slice(0, 22)}"`
  void reply.header('etag', `W/${tag}`)
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send()
  return reply.type('application/json').send(text)
}

function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const tags = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(tag)
}
