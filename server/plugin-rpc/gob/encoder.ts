import { GobError } from './error.ts'
import type { InputOf, Schema } from './schema.ts'

/** The writing end of one gob stream, with the table of types it has defined. One per stream and direction. */
export class GobEncoder {
  /**
   * @returns The bytes to send: definitions the other end has not seen on this stream, then the value.
   * @throws {GobError} If the value does not fit the schema; nothing counts as sent then.
   */
  encode<S extends Schema>(schema: S, value: InputOf<S>): Buffer {
    throw new GobError(`Not written yet: ${schema.kind} ${typeof value}.`)
  }
}
