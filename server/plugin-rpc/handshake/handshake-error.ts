/** The host and we do not get together. The message is one sentence for a person: stderr, then exit code 1. */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError'
}
