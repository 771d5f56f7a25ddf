/** Bytes that are no gob, or a value that does not fit its schema. The stream it came from is dead afterwards. */
export class GobError extends Error {
  override readonly name = 'GobError'
}
