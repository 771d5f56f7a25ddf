import { performance } from 'node:perf_hooks'

import type { Metrics } from '../metrics.ts'
import type { Api } from '../plugin-rpc/index.ts'
import type { Database } from '../postgres/database.ts'
import type { AuditListener } from '../usecases/ports/audit.ts'
import type { Stores } from './stores.ts'

const LAG_EVERY_MS = 500

/** The same calls of the host, each of them timed. */
export const measuredApi = (api: Api, metrics: Pick<Metrics, 'hostCalled' | 'socketEventSent'>): Api =>
  new Proxy(api, {
    get(calls, name) {
      const call: unknown = Reflect.get(calls, name)
      if (name === 'within') return (timeLimit: number) => measuredApi(calls.within(timeLimit), metrics)
      if (typeof call !== 'function' || typeof name !== 'string') return call
      return async (...given: unknown[]): Promise<unknown> => {
        if (name === 'PublishWebSocketEvent') noteEvent(metrics, given)
        const since = performance.now()
        let isFailure = true
        try {
          const answer: unknown = await Reflect.apply(call, calls, given)
          isFailure = false
          return answer
        } finally {
          metrics.hostCalled({ name, seconds: (performance.now() - since) / 1000, isFailure })
        }
      }
    },
  })

function noteEvent(metrics: Pick<Metrics, 'socketEventSent'>, [name, content]: unknown[]): void {
  const { payload = '' } = (content ?? {}) as { payload?: string }
  metrics.socketEventSent({ name: String(name), isRefetch: payload.includes('"refetch":true') })
}

/** The same stores, where what they do is counted. */
export const measuredStores = (
  stores: Stores,
  metrics: Pick<Metrics, 'incidentOpened' | 'outboxDied' | 'reminderCame'>,
): Stores => ({
  ...stores,
  starts: {
    ...stores.starts,
    async open(start) {
      await stores.starts.open(start)
      metrics.incidentOpened()
    },
  },
  requests: {
    ...stores.requests,
    async askAgain(due, next) {
      const isAsked = await stores.requests.askAgain(due, next)
      if (isAsked && next.entry) {
        metrics.reminderCame({ kind: 'retrospective', dueAt: due.dueAt, at: next.now })
      }
      return isAsked
    },
  },
  outbox: {
    ...stores.outbox,
    async failed(entry, failure) {
      await stores.outbox.failed(entry, failure)
      if (!failure.retryAt) metrics.outboxDied(entry.kind)
    },
  },
})

export const heardByBoth = (one: AuditListener, other: AuditListener): AuditListener => ({
  heard(record) {
    one.heard(record)
    other.heard(record)
  },
})

/** @returns What ends it. */
export function measureProcess(
  database: Database,
  metrics: Pick<Metrics, 'databaseUsed' | 'loopLagged'>,
): () => void {
  measurePool(database, metrics)
  return measureLoop(metrics)
}

/** How long each connection is in somebody's hands. */
function measurePool({ pool }: Database, metrics: Pick<Metrics, 'databaseUsed'>): void {
  const since = new WeakMap<object, number>()
  pool.on('acquire', (client) => void since.set(client, performance.now()))
  pool.on('release', (_error, client) => {
    const begun = since.get(client)
    if (begun !== undefined) metrics.databaseUsed((performance.now() - begun) / 1000)
  })
}

function measureLoop(metrics: Pick<Metrics, 'loopLagged'>): () => void {
  let due = performance.now() + LAG_EVERY_MS
  const timer = setInterval(() => {
    const now = performance.now()
    metrics.loopLagged(Math.max(0, now - due) / 1000)
    due = now + LAG_EVERY_MS
  }, LAG_EVERY_MS).unref()
  return () => clearInterval(timer)
}
