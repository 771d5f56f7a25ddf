import type { OutboxEntry } from './outbox.ts'

/** A retrospective that is to be asked for again. */
export type DueRequest = Readonly<{
  incidentId: string
  dueAt: Date
  /** Since when the incident has ended. */
  endAt: Date
  intervalSeconds: number
  isChannelOpen: boolean
}>

export interface RetrospectiveRequests {
  /** Of enabled teams, the oldest first. */
  due(now: Date, limit: number): Promise<readonly DueRequest[]>
  /**
   * In one transaction: the next time, `undefined` = never, and what goes out now.
   *
   * @returns Whether it was still due for that time.
   */
  askAgain(
    due: DueRequest,
    next: Readonly<{ at: Date | undefined; entry: OutboxEntry | undefined; now: Date }>,
  ): Promise<boolean>
  /** Posts with a button that ask for it in that channel. */
  standing(question: { channelId: string; since: Date }): Promise<readonly string[]>
  commanderOf(incidentId: string): Promise<Readonly<{ username: string; isHere: boolean }>>
}
