import { GobError } from './error.ts'
import type { Schema, ValueOf } from './schema.ts'

/** The reading end of one gob stream, with the table of types the peer has defined. One per stream and direction. */
export class GobDecoder {
  /** Takes bytes as they arrive; the chunk must not be changed afterwards. */
  push(chunk: Buffer): void {
    throw new GobError(`Not written yet: ${chunk.length}.`)
  }

  /**
   * The next value, or undefined if more bytes are needed: call again after {@link push}.
   *
   * @throws {GobError} On bytes that are no gob and on a value of another shape; the stream is dead then.
   */
  next<S extends Schema>(schema: S): { value: ValueOf<S> } | undefined {
    throw new GobError(`Not written yet: ${schema.kind}.`)
  }

  /** Passes over the next value, whatever it is. False if more bytes are needed. */
  skip(): boolean {
    throw new GobError('Not written yet.')
  }
}
