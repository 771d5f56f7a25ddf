import { channelName, withSuffix } from '../domain/channel-name.ts'
import { invalid, IncidentError } from '../domain/errors.ts'
import { opened, type Incident } from '../domain/incident.ts'
import { startAct } from './audit-of-start.ts'
import type { Audit } from './audit.ts'
import type { Deliver } from './deliver.ts'
import { effectsOfStart } from './effects.ts'
import { say } from './messages.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { Hints } from './ports/jobs.ts'
import { lateFor, type Person } from './ports/people.ts'
import type { Clock, Locks, Log, NewId } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'
import type { StartPhase, StartRow, StartStore } from './ports/starts.ts'
import { translate } from './translate.ts'

export type SequenceDeps = Readonly<{
  starts: StartStore
  host: Host
  reads: Pick<Reads, 'findPeople'>
  locks: Locks
  deliver: Pick<Deliver, 'soon'>
  hints: Hints
  audit: Pick<Audit, 'recordOf' | 'committed'>
  clock: Pick<Clock, 'now'>
  newId: NewId
  log: Log
}>

export type StartSequence = ReturnType<typeof makeStartSequence>

/** The phase it came to; `busy` when another node is at it. */
export type Outcome = StartPhase | 'busy'

const NAME_TRIES = 5
const LOOK_AGAIN_MS = 30_000

/**
 * From the stored row to the open incident, in steps that may each be repeated: channel, bot, reporter, commander,
 * open. Whatever kills it, the next run goes on from what is stored and what the host already has.
 */
export function makeStartSequence(deps: SequenceDeps) {
  const { starts, locks, hints, clock, log } = deps

  const running = new Map<string, Promise<Outcome>>()

  /** Whoever asks for the same start meanwhile, in this process, waits for the same run. */
  function run(incidentId: string, isResumed: boolean): Promise<Outcome> {
    const known = running.get(incidentId)
    if (known) return known
    const begun = locks
      .tryHold(`start:${incidentId}`, () => steps(incidentId, isResumed))
      .finally(() => running.delete(incidentId))
    running.set(incidentId, begun)
    return begun
  }

  async function steps(incidentId: string, isResumed: boolean): Promise<StartPhase> {
    const row = await starts.find(incidentId)
    if (row?.phase !== 'starting') return row?.phase ?? 'abandoned'
    let channelId = row.incident.channelId
    try {
      if (channelId === '') {
        channelId = await makeChannel(deps, row, isResumed)
        await starts.channelMade(incidentId, channelId)
      }
      await open(deps, await withPeople(deps, { ...row.incident, channelId }))
      return 'started'
    } catch (error) {
      if (isFinal(error)) await undo(deps, { ...row.incident, channelId }, error)
      else await lookAgain(incidentId)
      throw error
    }
  }

  /** Soon, on any node; should the database be away too, the sweep finds it. */
  const lookAgain = (incidentId: string): Promise<void> =>
    hints
      .give({ kind: 'start', incidentId, at: new Date(clock.now().getTime() + LOOK_AGAIN_MS) })
      .catch((error: unknown) => log.warn('no hint given', { incidentId, error }))

  return {
    /** Runs a start that was just stored to its end. @throws what ended it. */
    run: (incidentId: string): Promise<Outcome> => run(incidentId, false),

    /** The same for one that may have come some way before. */
    resume: (incidentId: string): Promise<Outcome> => run(incidentId, true),

    /** Goes on with every start that a dead process left behind. */
    sweep: async (): Promise<void> => {
      for (const incidentId of await starts.unfinished()) {
        try {
          await run(incidentId, true)
        } catch (error) {
          log.warn('interrupted start could not go on', { incidentId, error })
        }
      }
    },
  }
}

/** A refusal will be the same next time; an unanswering host or database is asked again by the sweep. */
const isFinal = (error: unknown): boolean =>
  error instanceof HostRefusal || (error instanceof IncidentError && error.code === 'invalid')

async function makeChannel(deps: SequenceDeps, row: StartRow, isResumed: boolean): Promise<string> {
  const { incident, teamName, playbookTitle } = row
  const { teamId, channelType: type, name: displayName } = incident
  const header = say.header({
    teamName,
    incidentId: incident.id,
    playbookId: incident.playbookId,
    playbookTitle,
  })
  let name = row.channelName
  const made = isResumed ? await findMade(deps.host, incident, name) : undefined
  if (made !== undefined) return made
  for (let tries = 1; ; tries++) {
    try {
      return await deps.host.createChannel({ teamId, type, name, displayName, header })
    } catch (error) {
      if (!(error instanceof HostRefusal)) throw error
      if (tries > NAME_TRIES) throw exhausted(error)
    }
    name = withSuffix(channelName(displayName, deps.newId()), deps.newId())
    await deps.starts.tryName(incident.id, name)
  }
}

const exhausted = (refusal: HostRefusal): IncidentError =>
  refusal.reason === 'name_taken'
    ? invalid(translate('start.name_exhausted'), 'name')
    : new IncidentError('invalid', refusal.message, { field: 'name', cause: refusal })

/** The channel of an earlier try that died before it could store the id: ours by creator and header. */
async function findMade(host: Host, { teamId, id }: Incident, name: string): Promise<string | undefined> {
  const found = await host.findChannelByName(teamId, name)
  return found?.creatorId === host.botId && found.header.includes(id) ? found.id : undefined
}

/** @returns The incident with the commander that it could get. */
async function withPeople({ host, starts, log }: SequenceDeps, incident: Incident): Promise<Incident> {
  const { id, channelId, reporterId, commanderId } = incident
  await addBot(host, incident)
  await host.addToChannel(channelId, reporterId)
  const commander = await commanderOrReporter(host, incident)
  if (commander !== commanderId) await starts.commanderIs(id, commander)
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

async function open({ starts, reads, deliver, newId }: SequenceDeps, unopened: Incident): Promise<void> {
  const { incident, facts } = opened(unopened)
  const people = await reads.findPeople([incident.commanderId, incident.reporterId])
  const commander = people.get(incident.commanderId) ?? nameless(incident.commanderId)
  const reporter = people.get(incident.reporterId) ?? nameless(incident.reporterId)
  const effects = facts.flatMap((fact) =>
    fact.kind === 'incident_started' ? [effectsOfStart(fact, { incident, commander, reporter, newId })] : [],
  )
  const timelineEvents = effects.flatMap((effect) => effect.timelineEvents)
  const outbox = effects.flatMap((effect) => effect.outbox)
  await starts.open({ incident, timelineEvents, outbox })
  deliver.soon(incident.id, outbox)
}

/** Deleted for good between the check and now. */
const nameless = (id: string): Person => ({ id, username: id, firstName: '', lastName: '', locale: 'en' })

async function undo(
  { host, starts, audit, log }: SequenceDeps,
  incident: Incident,
  cause: unknown,
): Promise<void> {
  const { id: incidentId, channelId, reporterId } = incident
  log.warn('start undone', { incidentId, cause })
  if (channelId !== '') {
    await host.archiveChannel(channelId).catch((error: unknown) => {
      if (!(error instanceof HostRefusal)) throw error
    })
  }
  const record = audit.recordOf(lateFor(reporterId), startAct(incident), 'failed')
  const reason = cause instanceof Error ? cause.message : String(cause)
  await starts.abandon(incidentId, { reason, audit: record })
  audit.committed([record])
}
