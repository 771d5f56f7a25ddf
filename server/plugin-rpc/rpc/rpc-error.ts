/**
 * Why a call has no reply: the peer answered with an error text (`refused`), the stream ended before it
 * answered (`closed`), the time limit passed (`timeout`), or the argument does not fit (`argument`).
 */
export type RpcFailure = 'refused' | 'closed' | 'timeout' | 'argument'

/** A call failed in the plumbing. What the called function has to complain about stands in its reply instead. */
export class RpcError extends Error {
  override readonly name = 'RpcError'
  readonly failure: RpcFailure

  constructor(failure: RpcFailure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.failure = failure
  }
}

/** An older host does not know the method. Source: Go's net/rpc, server.go, readRequestHeader. */
export function isUnknownMethod(error: unknown): boolean {
  return error instanceof RpcError && error.message.startsWith("rpc: can't find method ")
}
