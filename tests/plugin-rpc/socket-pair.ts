import { duplexPair, type Duplex } from 'node:stream'

/** Two ends of a connection in memory; when one is gone, so is the other, as with real sockets. */
export function socketPair(): [Duplex, Duplex] {
  const [left, right] = duplexPair()
  left.once('close', () => right.destroy())
  right.once('close', () => left.destroy())
  return [left, right]
}
