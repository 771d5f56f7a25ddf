import { setTimeout as delay } from 'node:timers/promises'

interface Latency {
  readonly p50: number
  readonly p95: number
}

const CHEAP: Latency = { p50: 0.25, p95: 0.45 }

/** Milliseconds a call takes in a real Mattermost 11.6 on two cores. Calls that are not here count as cheap. */
const measuredLatency: Readonly<Record<string, Latency>> = {
  GetChannelMember: { p50: 1.9, p95: 3.8 },
  GetConfig: { p50: 1.5, p95: 3.1 },
  GetUnsanitizedConfig: { p50: 1.5, p95: 3.1 },
  KVGet: { p50: 0.7, p95: 1.5 },
  KVSet: { p50: 1.8, p95: 3.8 },
  CreatePost: { p50: 10, p95: 21 },
  SendEphemeralPost: { p50: 1.7, p95: 5.9 },
  CreateChannel: { p50: 5, p95: 6 },
  AddChannelMember: { p50: 21, p95: 28 },
  AddUserToChannel: { p50: 12, p95: 22 },
  UpdateChannelMemberRoles: { p50: 13, p95: 16 },
}

/** One call in so many takes its p95. */
const SLOW_ONE_IN = 16
/** Timers are no finer; what is shorter is not waited for. */
const FINEST_MS = 1

/** Makes calls last as long as they do in a real Mattermost; the stand-in's own time counts towards it. */
export function makeMeasuredLatency() {
  let calls = 0
  return async (name: string, run: () => unknown): Promise<unknown> => {
    const { p50, p95 } = measuredLatency[name] ?? CHEAP
    calls += 1
    const due = performance.now() + (calls % SLOW_ONE_IN === 0 ? p95 : p50)
    try {
      return await run()
    } finally {
      const rest = due - performance.now()
      if (rest >= FINEST_MS) await delay(rest)
    }
  }
}
