import type { ByteReader, StreamTypes } from './byte-reader.ts'
import { ReaderPlans } from './compile-reader.ts'
import { GobError } from './error.ts'
import { DEFINITION_BYTES_LIMIT, DEFINITION_LIMIT } from './limits.ts'
import type { Schema } from './schema.ts'
import { builtInTypes, Definition, FIRST_ID, WIRE_TYPE_ID, wireTypeOf } from './wire-type.ts'
import type { WireType } from './wire-type.ts'

/** The types that the peer has defined on one stream, and how we read them. */
export class PeerTypes implements StreamTypes {
  readonly #defined = new Map<number, WireType>()
  readonly #plans = new ReaderPlans((id) => this.typeOf(id))
  #bytes = 0
  #attempt: { ids: number[]; bytes: number } = { ids: [], bytes: 0 }

  /** @throws {GobError} If the peer has not defined this type. */
  typeOf(id: number): WireType {
    const type = builtInTypes.get(id) ?? this.#defined.get(id)
    if (!type) throw new GobError(`Type ${id} has not been defined on this stream.`)
    return type
  }

  /** The id of the value that follows, inside an interface: definitions may come before it and cut the message. */
  readId(from: ByteReader): number {
    for (;;) {
      if (from.isAtEnd()) from.nextMessage()
      const id = this.readIdOrDefinition(from)
      if (id !== undefined) return id
      if (!from.isAtEnd()) from.uint()
    }
  }

  /** Takes a definition in, or answers the id of the value that follows. */
  readIdOrDefinition(from: ByteReader): number | undefined {
    const id = from.int()
    if (typeof id === 'bigint') throw new GobError(`Type ${id} is out of bounds.`)
    if (id >= 0) return id
    this.#define(-id, from)
    return undefined
  }

  /** A value as it stands in a message or an interface: one that is no struct has a 0 in front. */
  readTopLevel(from: ByteReader, id: number, schema: Schema): unknown {
    const { read, isStranger, name } = this.#plans.planOf(id, schema)
    if (isStranger) throw new GobError(`The peer sends a struct without any field of ${name}.`)
    if (this.typeOf(id).kind !== 'struct' && from.uint() !== 0)
      throw new GobError('A value lacks its leading 0.')
    return read(from)
  }

  /** From here on definitions may be taken back. */
  begin(): void {
    this.#attempt = { ids: [], bytes: this.#bytes }
  }

  /** Forgets what was defined since {@link begin}: the value is going to be read again from its first byte. */
  takeBack(): void {
    for (const id of this.#attempt.ids) this.#defined.delete(id)
    this.#bytes = this.#attempt.bytes
  }

  #define(id: number, from: ByteReader): void {
    if (id < FIRST_ID || this.#defined.has(id)) throw new GobError(`Type ${id} is defined twice.`)
    const start = from.position
    const type = wireTypeOf(readDefinition(from))
    this.#bytes += from.position - start
    if (this.#defined.size >= DEFINITION_LIMIT || this.#bytes > DEFINITION_BYTES_LIMIT) {
      throw new GobError('Too many types are defined on one stream.')
    }
    this.#defined.set(id, type)
    this.#attempt.ids.push(id)
  }
}

const definitions = new ReaderPlans((id) => {
  const type = builtInTypes.get(id)
  if (!type) throw new GobError(`Type ${id} is not built in.`)
  return type
})

function readDefinition(from: ByteReader): Definition {
  // The plan was made from the schema of Definition, so that is what it reads.
  return definitions.planOf(WIRE_TYPE_ID, Definition).read(from) as Definition
}
