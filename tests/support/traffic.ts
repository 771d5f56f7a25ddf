import type { Duplex } from 'node:stream'
import type { Pool, PoolClient } from 'pg'

export type Traffic = {
  /** Statements as they were sent, `begin` and `commit` among them. */
  statements: string[]
  /** Times that something was sent after an answer had come: what travels together counts once. */
  roundTrips: number
}

/** Watches what every connection that the pool makes from now on says and hears. */
export function watchTraffic(pool: Pool): Traffic {
  const traffic: Traffic = { statements: [], roundTrips: 0 }
  pool.on('connect', (client) => watch(client, traffic))
  return traffic
}

function watch(client: PoolClient, traffic: Traffic): void {
  // pg has no public way to the socket (8.23, lib/client.js).
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  let isSending = false
  stream.on('data', () => {
    isSending = false
  })
  const write = stream.write.bind(stream)
  stream.write = ((...chunk: Parameters<typeof write>) => {
    if (!isSending) traffic.roundTrips++
    isSending = true
    return write(...chunk)
  }) as typeof stream.write
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown
  client.query = ((...asked: unknown[]) => {
    traffic.statements.push(textOf(asked[0]))
    return query(...asked)
  }) as typeof client.query
}

const textOf = (asked: unknown): string =>
  typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : String(asked)
