import { notFound } from '../domain/errors.ts'
import type { ChangeFact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import type { Host } from './ports/host.ts'
import type { OutboxEntry } from './ports/outbox.ts'
import type { Actor } from './ports/people.ts'
import type { Clock, Log, NewId } from './ports/process.ts'
import type { Newcomer, Welcomed, Welcomes } from './ports/welcomes.ts'
import type { Queries } from './queries.ts'

export type WelcomeDeps = Readonly<{
  welcomes: Welcomes
  queries: Pick<Queries, 'getIncidentToEdit'>
  host: Pick<Host, 'findConnected' | 'sendEphemeral'>
  clock: Pick<Clock, 'now'>
  log: Log
}>

export type Welcome = ReturnType<typeof makeWelcome>

/** People whom the host is asked about at a time. */
const LOOK_LIMIT = 200
/** People who miss it should the process die just then. */
const SHOWN_AT_ONCE = 20

/** Somebody has come in: those who are connected see it at once. */
export const welcomeEntries = (
  facts: readonly ChangeFact[],
  { incident, newId }: Readonly<{ incident: Incident; newId: NewId }>,
): OutboxEntry[] => {
  if (!facts.some(({ kind }) => kind === 'member_joined')) return []
  return welcomeEntry(incident, newId)
}

/** Nothing where the playbook welcomes nobody. */
export const welcomeEntry = (
  { id: incidentId, automation }: Pick<Incident, 'id' | 'automation'>,
  newId: NewId,
): OutboxEntry[] => (automation.messageOnJoin === '' ? [] : [{ kind: 'welcome', key: newId(), incidentId }])

/**
 * The welcome text (B-18), once for each person and incident, for ever. Who sees it is noted before it is shown: it
 * may be missed when the process dies in between, and is never there twice.
 */
export function makeWelcome({ welcomes, queries, host, clock, log }: WelcomeDeps) {
  async function greetConnected(incidentId: string | undefined): Promise<void> {
    let after: Newcomer | undefined
    do {
      const waiting = await welcomes.findWaiting({ incidentId, after, limit: LOOK_LIMIT })
      await show(await connectedAmong(waiting))
      after = waiting.length < LOOK_LIMIT ? undefined : waiting.at(-1)
    } while (after)
  }

  async function connectedAmong(waiting: readonly Newcomer[]): Promise<readonly Newcomer[]> {
    if (waiting.length === 0) return []
    const connected = await host.findConnected([...new Set(waiting.map(({ userId }) => userId))])
    return waiting.filter(({ userId }) => connected.has(userId))
  }

  /** @returns Whether all of them have seen it. */
  async function show(newcomers: readonly Newcomer[]): Promise<boolean> {
    let isShown = true
    for (let from = 0; from < newcomers.length; from += SHOWN_AT_ONCE) {
      const claimed = await welcomes.claim(newcomers.slice(from, from + SHOWN_AT_ONCE), clock.now())
      const tries = await Promise.all(claimed.map(async (one) => ({ one, isDone: await isShownTo(one) })))
      const missed = tries.flatMap(({ one, isDone }) => (isDone ? [] : [one]))
      if (missed.length > 0) await welcomes.putBack(missed)
      isShown &&= missed.length === 0
    }
    return isShown
  }

  async function isShownTo({ incidentId, userId, channelId, message }: Welcomed): Promise<boolean> {
    try {
      await host.sendEphemeral({ userId, channelId, message })
      return true
    } catch (error) {
      log.warn('welcome not shown', { incidentId, userId, error })
      return false
    }
  }

  return {
    /** Shows it to who waits for it in that incident and is connected. What fails holds nothing up: the sweep comes. */
    greet: (incidentId: string): Promise<void> =>
      greetConnected(incidentId).catch((error: unknown) =>
        log.warn('nobody welcomed', { incidentId, error }),
      ),

    /** Looks at everybody who waits for it anywhere. */
    sweep: (): Promise<void> => greetConnected(undefined),

    /**
     * The person has the channel before them. Right *edit*.
     *
     * @returns Whether they have seen it, or need not; `false`: to be asked again.
     * @throws {IncidentError} as `mustEdit` says; `not_found` for another channel than the incident's.
     */
    viewWelcome: async (actor: Actor, incidentId: string, channelId: string): Promise<boolean> => {
      const { incident } = await queries.getIncidentToEdit(actor, incidentId)
      if (incident.channelId !== channelId) throw notFound()
      const newcomer = { incidentId, userId: actor.userId }
      const own = await welcomes.findOwn(newcomer)
      if (!own) return true
      return own.isShowable && show([newcomer])
    },
  }
}
