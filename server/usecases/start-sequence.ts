import { IncidentError } from '../domain/errors.ts'
import { opened, type Incident } from '../domain/incident.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { Hints } from './ports/jobs.ts'
import type { Person } from './ports/people.ts'
import type { Clock, Locks, Log, NewId } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'
import type { StartPhase, StartStore } from './ports/starts.ts'
import { makeChannel, type ChannelDeps } from './start-channel.ts'
import { effectsOfStart } from './start-effects.ts'
import { translate } from './translate.ts'
import { undoStart, type UndoDeps } from './undo-start.ts'

export type SequenceDeps = ChannelDeps &
  UndoDeps &
  Readonly<{
    starts: StartStore
    host: Host
    reads: Pick<Reads, 'findPeople'>
    locks: Locks
    hints: Hints
    clock: Pick<Clock, 'now'>
    newId: NewId
    log: Log
  }>

export type StartSequence = ReturnType<typeof makeStartSequence>

/** The phase it came to; `busy` when another node is at it. */
export type Outcome = StartPhase | 'busy'

/** Whoever asked for a start: while they wait, they hear by the answer what becomes of it. */
export type Caller = Readonly<{ isWaiting: boolean }>

const NOBODY: Caller = { isWaiting: false }

const LOOK_AGAIN_MS = 30_000
const GIVE_UP_AFTER_MS = 10 * 60 * 1000

/**
 * From the stored row to the open incident, in steps that may each be repeated: channel, bot, reporter, commander,
 * open. Whatever kills it, the next run goes on from what is stored and what the host already has.
 */
export function makeStartSequence(deps: SequenceDeps) {
  const { starts, locks, hints, clock, log } = deps

  const running = new Map<string, Promise<Outcome>>()

  /** Whoever asks for the same start meanwhile, in this process, waits for the same run. */
  function run(incidentId: string, isResumed: boolean, caller: Caller): Promise<Outcome> {
    const known = running.get(incidentId)
    if (known) return known
    const begun = locks
      .tryHold(`start:${incidentId}`, () => steps(incidentId, isResumed, caller))
      .finally(() => running.delete(incidentId))
    running.set(incidentId, begun)
    return begun
  }

  async function steps(incidentId: string, isResumed: boolean, caller: Caller): Promise<StartPhase> {
    const row = await starts.find(incidentId)
    if (row?.phase !== 'starting') return row?.phase ?? 'abandoned'
    if (row.givenUpBecause !== '') {
      await undoStart(deps, row, { isStarterTold: true })
      return 'abandoned'
    }
    try {
      const channelId = row.incident.channelId || (await makeChannel(deps, row, isResumed))
      await open(deps, await withPeople(deps, { ...row.incident, channelId }), row.incident.commanderId)
      return 'started'
    } catch (error) {
      const reason = reasonToGiveUp(error, row.incident.createAt)
      if (reason === undefined) await lookAgain(incidentId)
      else await giveUp(incidentId, reason, caller)
      throw error
    }
  }

  async function giveUp(incidentId: string, reason: string, caller: Caller): Promise<void> {
    await starts.giveUp(incidentId, reason)
    const row = await starts.find(incidentId)
    if (row) await undoStart(deps, row, { isStarterTold: !caller.isWaiting })
  }

  /** Nothing else will come of it; an unanswering host or database is asked again, for a while. */
  function reasonToGiveUp(error: unknown, since: Date): string | undefined {
    if (isFinal(error)) return error instanceof Error ? error.message : String(error)
    const isOver = clock.now().getTime() - since.getTime() > GIVE_UP_AFTER_MS
    return isOver ? translate('start.given_up') : undefined
  }

  /** Soon, on any node; should the database be away too, the sweep finds it. */
  const lookAgain = (incidentId: string): Promise<void> =>
    hints
      .give({ kind: 'start', incidentId, at: new Date(clock.now().getTime() + LOOK_AGAIN_MS) })
      .catch((error: unknown) => log.warn('no hint given', { incidentId, error }))

  return {
    /** Runs a start that was just stored to its end. @throws what ended it. */
    run: (incidentId: string, caller: Caller): Promise<Outcome> => run(incidentId, false, caller),

    /** The same for one that may have come some way before. */
    resume: (incidentId: string, caller = NOBODY): Promise<Outcome> => run(incidentId, true, caller),

    /** Goes on with every start that a dead process left behind. */
    sweep: async (): Promise<void> => {
      for (const incidentId of await starts.unfinished()) {
        try {
          await run(incidentId, true, NOBODY)
        } catch (error) {
          log.warn('interrupted start could not go on', { incidentId, error })
        }
      }
    },
  }
}

/** A refusal will be the same next time. */
const isFinal = (error: unknown): boolean =>
  error instanceof HostRefusal || (error instanceof IncidentError && error.code === 'invalid')

/** @returns The incident with the commander that it could get. */
async function withPeople({ host, log }: SequenceDeps, incident: Incident): Promise<Incident> {
  const { id, channelId, reporterId } = incident
  await addBot(host, incident)
  await host.addToChannel(channelId, reporterId)
  const commander = await commanderOrReporter(host, incident)
  const admins = [...new Set([reporterId, commander])]
  await Promise.all(
    admins.map((userId) =>
      host.makeChannelAdmin(channelId, userId).catch((error: unknown) => {
        log.warn('no channel admin', { incidentId: id, userId, error })
      }),
    ),
  )
  return { ...incident, commanderId: commander }
}

async function addBot(host: Host, { teamId, channelId }: Incident): Promise<void> {
  try {
    await host.addToChannel(channelId, host.botId)
  } catch (error) {
    if (!(error instanceof HostRefusal) || error.reason !== 'not_in_team') throw error
    await host.addBotToTeam(teamId)
    await host.addToChannel(channelId, host.botId)
  }
}

async function commanderOrReporter(
  host: Host,
  { channelId, commanderId, reporterId }: Incident,
): Promise<string> {
  if (commanderId === reporterId) return reporterId
  try {
    await host.addToChannel(channelId, commanderId)
    return commanderId
  } catch (error) {
    if (error instanceof HostRefusal) return reporterId
    throw error
  }
}

/** @param commanderId Who was to command when it was asked for. */
async function open(
  { starts, reads, deliver, newId }: SequenceDeps,
  unopened: Incident,
  commanderId: string,
): Promise<void> {
  const { incident, facts } = opened(unopened)
  const wanted = incident.automation.defaultCommanderId || commanderId
  const isCommanderReplaced = wanted !== incident.commanderId
  const people = await reads.findPeople([incident.commanderId, incident.reporterId])
  const commander = people.get(incident.commanderId) ?? nameless(incident.commanderId)
  const reporter = people.get(incident.reporterId) ?? nameless(incident.reporterId)
  const effects = facts.flatMap((fact) =>
    fact.kind === 'incident_started'
      ? [effectsOfStart(fact, { incident, commander, reporter, isCommanderReplaced, newId })]
      : [],
  )
  const timelineEvents = effects.flatMap((effect) => effect.timelineEvents)
  const outbox = effects.flatMap((effect) => effect.outbox)
  await starts.open({ incident, timelineEvents, outbox })
  deliver.soon(incident.id, outbox)
}

/** Deleted for good between the check and now. */
const nameless = (id: string): Person => ({ id, username: id, firstName: '', lastName: '', locale: 'en' })
