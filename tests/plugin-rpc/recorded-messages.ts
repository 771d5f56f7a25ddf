import { apiCalls } from '../../server/plugin-rpc/api/calls.ts'
import { controlCalls } from '../../server/plugin-rpc/control.ts'
import { GobDecoder } from '../../server/plugin-rpc/gob/decoder.ts'
import type { Schema } from '../../server/plugin-rpc/gob/schema.ts'
import { hookCalls, implementedCall } from '../../server/plugin-rpc/hooks/calls.ts'
import { writerMethods } from '../../server/plugin-rpc/http/writer-methods.ts'
import { RequestHeader, ResponseHeader } from '../../server/plugin-rpc/rpc/headers.ts'

/** One request or reply of a recorded stream. */
export interface Message {
  readonly method: string
  readonly error?: string
  readonly body: unknown
}

const plugin = { ...apiCalls, ...hookCalls, ...writerMethods, Implemented: implementedCall }

const shapes = new Map<string, { arg: Schema; reply: Schema }>([
  ...Object.entries(controlCalls),
  ...Object.entries(plugin).map(([name, shape]) => [`Plugin.${name}`, shape] as const),
])

export function readRequests(bytes: Buffer): Message[] {
  return read(bytes, RequestHeader, 'arg')
}

export function readReplies(bytes: Buffer): Message[] {
  return read(bytes, ResponseHeader, 'reply')
}

function read(
  bytes: Buffer,
  header: typeof RequestHeader | typeof ResponseHeader,
  side: 'arg' | 'reply',
): Message[] {
  const decoder = new GobDecoder()
  const messages: Message[] = []
  decoder.push(bytes)
  for (;;) {
    const head = decoder.next(header)?.value
    if (!head) return messages
    const shape = shapes.get(head.ServiceMethod)
    if (!shape) throw new Error(`no shape for ${head.ServiceMethod}`)
    const body: unknown = decoder.next(shape[side])?.value
    messages.push({ method: head.ServiceMethod, body, ...('Error' in head && { error: head.Error }) })
  }
}
