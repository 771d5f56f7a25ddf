/** Bytes a side may send on a new stream before it is given credit; fixed by the protocol. */
export const INITIAL_WINDOW = 262_144

/**
 * What a session puts up with; durations in milliseconds, sizes in bytes.
 * Source: hashicorp/yamux v0.1.2, mux.go (`DefaultConfig`), session.go and stream.go.
 */
export interface YamuxLimits {
  /** Payload of one data frame that we send, so that streams share the socket fairly. */
  readonly frameSize: number
  /** Live streams; further ones that the peer opens are reset. */
  readonly streams: number
  /** Our streams under way without ACK. The peer resets those beyond 256. */
  readonly unacknowledged: number
  /** Answers waiting for a peer that does not read; beyond it the session ends. */
  readonly backlog: number
  /** From our SYN to the ACK. */
  readonly acknowledgeWithin: number
  /** From our FIN to the peer's. */
  readonly finishWithin: number
  /** From the end of the session to the end of the socket. */
  readonly closeWithin: number
  /** Between two pings of ours. */
  readonly pingEvery: number
  /** From our ping to its answer. */
  readonly answerWithin: number
}

export const defaultLimits: YamuxLimits = {
  frameSize: 32_768,
  streams: 4096,
  unacknowledged: 128,
  backlog: 1_048_576,
  acknowledgeWithin: 75_000,
  finishWithin: 300_000,
  closeWithin: 1000,
  pingEvery: 30_000,
  answerWithin: 10_000,
}
