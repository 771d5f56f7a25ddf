/** Repeatable randomness: the same seed does the same. */
export interface Random {
  /** From 0 to below `limit`. */
  readonly upTo: (limit: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** The bytes with a few of them changed, lost, repeated or made up. */
  readonly spoil: (bytes: Buffer) => Buffer
  /** The bytes in pieces. */
  readonly cut: (bytes: Buffer) => Buffer[]
}

export function makeRandom(seed: number): Random {
  const next = mulberry32(seed)
  const upTo = (limit: number) => Math.floor(next() * limit)
  const chance = (probability: number) => next() < probability
  const pick = <T>(from: readonly T[]): T => from[upTo(from.length)] as T
  const madeUp = () => Buffer.from(Array.from({ length: upTo(40) }, () => upTo(256)))
  const spoilOnce = (bytes: Buffer): Buffer => {
    const [from, to] = [upTo(bytes.length), upTo(bytes.length)].sort((a, b) => a - b) as [number, number]
    const [before, middle, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
    switch (upTo(5)) {
      case 0:
        return Buffer.concat([before, after])
      case 1:
        return Buffer.concat([before, middle, middle.subarray(0, 4096), after])
      case 2:
        return Buffer.concat([before, madeUp(), after])
      default:
        return Buffer.concat([bytes.subarray(0, from), Buffer.from([upTo(256)]), bytes.subarray(from + 1)])
    }
  }
  const spoil = (bytes: Buffer) => {
    let spoilt = chance(0.1) ? madeUp() : bytes
    for (let times = upTo(4); times >= 0; times -= 1) spoilt = spoilOnce(spoilt)
    return spoilt
  }
  const cut = (bytes: Buffer) => {
    const most = pick([1, 16, 4096, bytes.length + 1])
    const pieces: Buffer[] = []
    for (let at = 0; at < bytes.length;) {
      const size = 1 + upTo(most)
      pieces.push(bytes.subarray(at, at + size))
      at += size
    }
    return pieces
  }
  return { upTo, chance, pick, spoil, cut }
}

/** Tommy Ettinger's generator: 32 bits of state, good enough to make nonsense. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
