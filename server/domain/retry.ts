const MINUTE = 60
const FIRST_SECONDS = [1, 5, 30, 2 * MINUTE, 10 * MINUTE]
const THEN_SECONDS = 30 * MINUTE
const LONGEST_SECONDS = 24 * 60 * MINUTE

const firstTogether = FIRST_SECONDS.reduce((sum, seconds) => sum + seconds, 0)
const MOST_RETRIES = FIRST_SECONDS.length + Math.floor((LONGEST_SECONDS - firstTogether) / THEN_SECONDS)

/**
 * Seconds until what is still owed to the host is tried again; `undefined` = not any more. Pauses count, not hours of
 * the day: what was owed while nothing ran is still tried as often.
 *
 * @param retries How often it was tried again already.
 */
export const secondsUntilRetry = (retries: number): number | undefined =>
  retries < MOST_RETRIES ? (FIRST_SECONDS[retries] ?? THEN_SECONDS) : undefined
