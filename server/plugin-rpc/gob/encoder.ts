import { ByteWriter } from './byte-writer.ts'
import type { InputOf, Schema } from './schema.ts'
import { sentTypeOf } from './sent-type.ts'
import type { SentType } from './sent-type.ts'
import { writeTopLevel } from './write-value.ts'

/** The writing end of one gob stream: it remembers which types it has defined. One per stream and direction. */
export class GobEncoder {
  readonly #defined = new Set<number>()

  /**
   * The bytes to send: definitions the other end has not seen on this stream, then the value.
   *
   * @throws {GobError} If the value does not fit the schema; nothing counts as sent then, and the stream can go on.
   */
  encode<S extends Schema>(schema: S, value: InputOf<S>): Buffer {
    const announced = new Map<number, Buffer>()
    const type = sentTypeOf(schema)
    this.#announce(type, announced)
    const to = new ByteWriter(sizeOf(announced))
    const announce = (met: Schema): number => this.#announce(sentTypeOf(met), announced)
    to.int(type.id)
    writeTopLevel({ to, announce }, schema, value)
    const message = to.finish([...announced.values()])
    for (const id of announced.keys()) this.#defined.add(id)
    return message
  }

  /** The outer type first, then those it names, as Go does. */
  #announce(type: SentType, announced: Map<number, Buffer>): number {
    if (!type.definition || this.#defined.has(type.id) || announced.has(type.id)) return type.id
    announced.set(type.id, type.definition)
    for (const used of type.uses) this.#announce(used, announced)
    return type.id
  }
}

function sizeOf(messages: ReadonlyMap<number, Buffer>): number {
  let size = 0
  for (const message of messages.values()) size += message.length
  return size
}
