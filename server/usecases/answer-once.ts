import { IncidentError, unavailable } from '../domain/errors.ts'
import type { IdempotencyKey, Keep, KeptAnswer, KeptAnswers } from './ports/idempotency.ts'
import type { Clock, Locks } from './ports/process.ts'

/**
 * Handed to a use case that makes something, which writes {@link keepOf} in its transaction: so there is never a
 * thing without its answer, nor an answer without its thing.
 */
export type Once<Made> = Readonly<{ key: IdempotencyKey; answerTo(made: Made): KeptAnswer }>

export const keepOf = <Made>(once: Once<Made> | undefined, made: Made, at: Date): Keep | undefined =>
  once && { key: once.key, answer: once.answerTo(made), at }

/** For a use case whose outcome becomes, or is part of, what is answered. */
export const onceOf = <Outcome, Made>(
  once: Once<Made> | undefined,
  toMade: (outcome: Outcome) => Made,
): Once<Outcome> | undefined =>
  once && { key: once.key, answerTo: (outcome) => once.answerTo(toMade(outcome)) }

export type AnswerOnce = ReturnType<typeof makeAnswerOnce>

export type OnceDeps = Readonly<{ keptAnswers: KeptAnswers; locks: Locks; clock: Clock }>

const WAIT_MS = 10_000
const LOOK_AGAIN_MS = 100

/** Gives a repeat the first answer. Only successes are kept: after a refusal the key is free again. */
export function makeAnswerOnce({ keptAnswers, locks, clock }: OnceDeps) {
  const running = new Map<string, Promise<unknown>>()

  /**
   * @param run Makes the thing and keeps its answer in the same transaction.
   * @throws {IncidentError} what `run` throws; `idempotency_mismatch`; `unavailable` when the first request with
   *   this key is still under way after 10 s.
   */
  return async function answerOnce(
    key: IdempotencyKey,
    run: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer & { readonly isReplay: boolean }> {
    const name = `once:${key.userId}:${key.route}:${key.key}`
    const deadline = clock.now().getTime() + WAIT_MS
    for (;;) {
      const outcome = await alone(name, () => findOrRun(key, run))
      if (outcome !== 'busy') return outcome
      const left = deadline - clock.now().getTime()
      if (left <= 0) throw stillRunning()
      await Promise.race([running.get(name) ?? clock.wait(LOOK_AGAIN_MS), clock.wait(left)])
    }
  }

  /** One request at a time with this key, on all nodes. */
  function alone<T>(name: string, run: () => Promise<T>): Promise<T | 'busy'> {
    if (running.has(name)) return Promise.resolve('busy')
    const begun = locks.tryHold(name, run).finally(() => running.delete(name))
    running.set(
      name,
      begun.catch(() => undefined),
    )
    return begun
  }

  async function findOrRun(key: IdempotencyKey, run: () => Promise<KeptAnswer>) {
    const found = await keptAnswers.find(key)
    if (found.state === 'mismatch') throw mismatch()
    if (found.state === 'kept') return { ...found.answer, isReplay: true }
    return { ...(await run()), isReplay: false }
  }
}

/** The same for a start, which keeps the incident instead of an answer. */
export const mismatch = (): IncidentError =>
  new IncidentError('idempotency_mismatch', 'This Idempotency-Key was used for another request.')

const stillRunning = (): IncidentError =>
  unavailable('The first request with this Idempotency-Key is still being worked on. Repeat it later.')
