import { IncidentError } from '../domain/errors.ts'
import type { Actor } from './ports/people.ts'
import type { Clock } from './ports/process.ts'

const MINUTE_MS = 60_000
const STARTS = { perMinute: 20, message: 'You have started many incidents. Please wait a moment.' }
const RUNS = { perMinute: 30, message: 'You have run many commands. Please wait a moment.' }
const REPLAYS = { perMinute: 10, message: 'You have sent many webhooks again. Please wait a moment.' }

export type RateLimit = Readonly<{
  /** @throws {IncidentError} `too_many`, with the time until there is room again. */
  mustHaveRoom(actor: Pick<Actor, 'userId'>): void
  /** Counts one more. @throws {IncidentError} as {@link mustHaveRoom}; what is refused does not count. */
  take(actor: Pick<Actor, 'userId'>): void
}>

/** What one person may do in a minute; each process counts for itself. */
export const makeRateLimits = ({ clock }: { readonly clock: Pick<Clock, 'now'> }) => ({
  startLimit: limit(STARTS, clock),
  runLimit: limit(RUNS, clock),
  replayLimit: limit(REPLAYS, clock),
})

/** At most so many within any minute. */
function limit({ perMinute, message }: typeof STARTS, clock: Pick<Clock, 'now'>): RateLimit {
  /** Times by person; who was counted last stands last. */
  const counted = new Map<string, readonly number[]>()
  function recentOf(userId: string, now: number): readonly number[] {
    const recent = (counted.get(userId) ?? []).filter((at) => at > now - MINUTE_MS)
    const [oldest] = recent
    if (oldest === undefined || recent.length < perMinute) return recent
    const retryAfterSeconds = Math.ceil((oldest + MINUTE_MS - now) / 1000)
    throw new IncidentError('too_many', message, { retryAfterSeconds })
  }
  return {
    mustHaveRoom: ({ userId }) => void recentOf(userId, clock.now().getTime()),
    take({ userId }) {
      const now = clock.now().getTime()
      forgetBefore(counted, now - MINUTE_MS)
      const recent = recentOf(userId, now)
      counted.delete(userId)
      counted.set(userId, [...recent, now])
    },
  }
}

function forgetBefore(counted: Map<string, readonly number[]>, time: number): void {
  for (const [userId, times] of counted) {
    if ((times.at(-1) ?? 0) > time) return
    counted.delete(userId)
  }
}
