export type WebhookEvent = 'incident_created' | 'status_updated'

export type DeliveryState = 'pending' | 'delivered' | 'failed'

/** What came of one attempt. `tls`: a certificate that is not valid. `too_large`: the head of the answer. */
export type AttemptOutcome =
  | 'delivered'
  | 'timeout'
  | 'connect'
  | 'dns'
  | 'tls'
  | 'refused_address'
  | 'redirect'
  | 'status'
  | 'too_large'

/** `status` is 0 where nothing was answered. */
export type AttemptResult = Readonly<{ outcome: AttemptOutcome; status: number }>

/** How a delivery goes on after an attempt. */
type Standing = Readonly<{
  state: DeliveryState
  /** `undefined`: it has ended. */
  nextTryAt: Date | undefined
  /** The people of the incident are to know. */
  isWorthWarning: boolean
}>

const MINUTE = 60
const HOUR = 60 * MINUTE
const RETRY_SECONDS = [10, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR]
const LONGEST_ASKED_SECONDS = 12 * HOUR
/** One way or the other. */
const JITTER = 0.1
const WARNED_AT_ATTEMPT = 3

const FINAL: readonly AttemptOutcome[] = ['tls', 'refused_address', 'redirect']
/** Refusals that another time may not be ones: 408, 409, 425 and 429. Source: RFC 9110, 15.5; RFC 8470; RFC 6585. */
const PASSING = [408, 409, 425, 429]

export function outcomeOfStatus(status: number): AttemptOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 300 && status < 400 ? 'redirect' : 'status'
}

/**
 * @param attempt.number Of this attempt, from 1.
 * @param attempt.retryAfterSeconds What the receiver asked for, 0 = nothing.
 * @param attempt.random From 0 to 1, spreads what failed at the same time.
 */
export function afterAttempt(
  attempt: AttemptResult & Readonly<{ number: number; at: Date; retryAfterSeconds: number; random: number }>,
): Standing {
  const { outcome, number, at, retryAfterSeconds, random } = attempt
  if (outcome === 'delivered') return { state: 'delivered', nextTryAt: undefined, isWorthWarning: false }
  const planned = isFinal(attempt) ? undefined : RETRY_SECONDS[number - 1]
  if (planned === undefined) return { state: 'failed', nextTryAt: undefined, isWorthWarning: true }
  const spread = planned * (1 - JITTER + 2 * JITTER * random)
  const seconds = Math.max(spread, Math.min(retryAfterSeconds, LONGEST_ASKED_SECONDS))
  return {
    state: 'pending',
    nextTryAt: new Date(at.getTime() + Math.round(seconds * 1000)),
    isWorthWarning: number >= WARNED_AT_ATTEMPT,
  }
}

function isFinal({ outcome, status }: AttemptResult): boolean {
  if (FINAL.includes(outcome)) return true
  return outcome === 'status' && status >= 400 && status < 500 && !PASSING.includes(status)
}

/** Seconds that a Retry-After header asks for, 0 for what says nothing. Source: RFC 9110, 10.2.3. */
export function retryAfterSeconds(header: string, now: Date): number {
  if (/^[0-9]{1,9}$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? 0 : Math.max(0, (at - now.getTime()) / 1000)
}
