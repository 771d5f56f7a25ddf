/**
 * What a session allows; durations in milliseconds, sizes in bytes.
 * Source: hashicorp/yamux v0.1.2, mux.go (DefaultConfig), const.go and stream.go.
 */
export interface YamuxLimits {
  /** Bytes a side may send on a new stream before it gets credit; part of the protocol. */
  readonly window: number
  /** Payload of one data frame that we send, so that streams share the socket fairly. */
  readonly frameSize: number
  /** Live streams; further ones that the peer opens are reset. */
  readonly streams: number
  /** Our streams without ACK under way; the peer resets them beyond 256. */
  readonly unacknowledged: number
  /** Bytes waiting for the socket; beyond it the peer is held for dead. */
  readonly backlog: number
  /** From our SYN to the ACK. */
  readonly acknowledgeWithin: number
  /** From our FIN to the peer's. */
  readonly finishWithin: number
  /** From GoAway to the end of the socket. */
  readonly closeWithin: number
  /** Between two pings of ours. */
  readonly pingEvery: number
  /** From our ping to its answer. */
  readonly answerWithin: number
}

export const defaultLimits: YamuxLimits = {
  window: 262_144,
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
