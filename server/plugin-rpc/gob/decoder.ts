import { ByteReader, incomplete } from './byte-reader.ts'
import { GobError } from './error.ts'
import { Incoming } from './incoming.ts'
import { PeerTypes } from './peer-types.ts'
import type { Schema, ValueOf } from './schema.ts'
import { skipTopLevel } from './skip-value.ts'

/**
 * The reading end of one gob stream: it remembers which types the peer has defined. One per stream and direction.
 *
 * A value is tried when its message is there as a whole. If a definition in the middle cuts it and the rest is yet
 * to come, it is read again from its first byte then.
 */
export class GobDecoder {
  readonly #incoming = new Incoming()
  readonly #types = new PeerTypes()
  #wanted = 1
  #failure: GobError | undefined

  /** Takes bytes as they arrive. They are not copied: the chunk must not be changed afterwards. */
  push(chunk: Buffer): void {
    if (!this.#failure) this.#incoming.push(chunk)
  }

  /**
   * The next value, or undefined if more bytes are needed: call again after {@link push}.
   *
   * @throws {GobError} On bytes that are no gob and on a value of another shape; the stream is dead then, and every
   *   further call throws the same.
   */
  next<S extends Schema>(schema: S): { value: ValueOf<S> } | undefined {
    // A plan for a schema makes values of that schema's type.
    return this.#read((from, id) => this.#types.readTopLevel(from, id, schema) as ValueOf<S>)
  }

  /** Passes over the next value, whatever its type. False if more bytes are needed. Throws as {@link next}. */
  skip(): boolean {
    return this.#read(skipTopLevel) !== undefined
  }

  #read<T>(read: (from: ByteReader, id: number) => T): { value: T } | undefined {
    if (this.#failure) throw this.#failure
    while (this.#incoming.size >= this.#wanted) {
      const found = this.#attempt(read)
      if (found) return found
    }
    return undefined
  }

  /** Takes in one message with a definition, or a value; neither if the bytes do not suffice. */
  #attempt<T>(read: (from: ByteReader, id: number) => T): { value: T } | undefined {
    const from = new ByteReader(this.#incoming.joined(), this.#types)
    this.#types.begin()
    try {
      from.nextMessage()
      const id = this.#types.readIdOrDefinition(from)
      const found = id === undefined ? undefined : { value: read(from, id) }
      if (!from.isAtEnd()) throw new GobError('A message goes on after its value.')
      this.#incoming.drop(from.position)
      this.#wanted = 1
      return found
    } catch (error) {
      if (error !== incomplete) throw this.#fail(error)
      this.#types.takeBack()
      this.#wanted = from.wanted
      return undefined
    }
  }

  #fail(error: unknown): unknown {
    if (error instanceof GobError) this.#failure = error
    return error
  }
}
