import { channelName } from '../domain/channel-name.ts'
import { forbidden, IncidentError, notFound, unavailable } from '../domain/errors.ts'
import { channelTypeFor, INCIDENT_NAME, newIncident } from '../domain/incident.ts'
import { canUsePlaybook, mustStartInTeam } from '../domain/permissions.ts'
import { cleanText } from '../domain/text.ts'
import { mismatch } from './answer-once.ts'
import { startedIncident } from './audit-of-start.ts'
import type { Audit } from './audit.ts'
import { hostConflict } from './host-conflict.ts'
import type { Host } from './ports/host.ts'
import type { IdempotencyKey } from './ports/idempotency.ts'
import type { OutboxEntry } from './ports/outbox.ts'
import type { Actor } from './ports/people.ts'
import type { Clock, NewId } from './ports/process.ts'
import type { StartPhase, StartStore } from './ports/starts.ts'
import type { Queries, SeenIncident } from './queries.ts'
import type { RateLimit } from './rate-limits.ts'
import type { Outcome, StartSequence } from './start-sequence.ts'

export type StartInput = Readonly<{
  name: string
  description: string
  teamId: string
  commanderId: string
  /** `""` = none. */
  playbookId: string
  /** `""` = none. */
  postId: string
  /** Of the browser that asked, `""` = none. */
  clientId: string
  /** Where a note to the starter goes, `""` = nowhere (REST). */
  askedInChannelId: string
  key: IdempotencyKey | undefined
}>

export type StartAnswer = SeenIncident & Readonly<{ isReplay: boolean }>

export type StartDeps = Readonly<{
  starts: StartStore
  sequence: Pick<StartSequence, 'run' | 'resume'>
  queries: Pick<Queries, 'getIncident'>
  host: Host
  clock: Clock
  newId: NewId
  startLimit: RateLimit
  audit: Pick<Audit, 'recordOf' | 'committed'>
}>

export type StartIncident = ReturnType<typeof makeStartIncident>

const ANSWER_WITHIN_MS = 10_000
const LOOK_AGAIN_MS = 100
const DESCRIPTION = { field: 'description', label: 'The description', min: 0, max: 1024 }

export function makeStartIncident(deps: StartDeps) {
  const { starts, sequence, queries, clock } = deps

  /**
   * Starts an incident and answers once it is open. The same key again answers the same incident.
   *
   * @throws {IncidentError} `too_many`; what forbids it, in the order of permissions.md 6; nothing was made then. `unavailable`
   *   when it is not open after 10 s: it goes on by itself.
   */
  return async function startIncident(actor: Actor, input: StartInput): Promise<StartAnswer> {
    const texts = {
      name: cleanText(input.name, INCIDENT_NAME),
      description: cleanText(input.description, DESCRIPTION),
    }
    const known = input.key ? await starts.findKey(input.key) : { state: 'free' as const }
    const state = known.state === 'free' ? await insert(deps, actor, { ...input, ...texts }) : known
    if (state.state === 'mismatch') throw mismatch()
    const isReplay = state.state === 'taken'
    const caller = { isWaiting: true }
    const run = isReplay ? sequence.resume(state.objectId, caller) : sequence.run(state.objectId, caller)
    await withinTime(run, state.objectId).finally(() => (caller.isWaiting = false))
    return { ...(await queries.getIncident(actor, state.objectId)), isReplay }
  }

  async function withinTime(run: Promise<Outcome>, incidentId: string): Promise<void> {
    const opened = run
      .catch(hostConflict)
      .then((outcome) => (outcome === 'busy' ? otherNodes(incidentId) : outcome))
    const outcome = await Promise.race([opened, clock.wait(ANSWER_WITHIN_MS).then(() => 'late' as const)])
    if (outcome === 'late') throw stillGoingOn()
    if (outcome !== 'started') throw unavailable('The first attempt failed. Please try again.')
  }

  /** What a start that another node is at comes to. */
  async function otherNodes(incidentId: string): Promise<StartPhase> {
    for (;;) {
      const phase = (await starts.find(incidentId))?.phase ?? 'abandoned'
      if (phase !== 'starting') return phase
      await clock.wait(LOOK_AGAIN_MS)
    }
  }
}

type Inserted =
  { state: 'inserted'; objectId: string } | { state: 'taken'; objectId: string } | { state: 'mismatch' }

async function insert(deps: StartDeps, actor: Actor, input: StartInput): Promise<Inserted> {
  const { starts, audit, clock, newId, startLimit } = deps
  startLimit.mustHaveRoom(actor)
  const { playbook, commanderId } = await mustStart(deps, actor, input)
  startLimit.take(actor)
  const start = newIncident(
    { ...input, id: newId(), reporterId: actor.userId, commanderId, playbook, at: clock.now() },
    newId,
  )
  const { id, name } = start.incident
  const record = audit.recordOf(actor, startedIncident(start))
  const state = await starts.insert({
    ...start,
    channelName: channelName(name, newId()),
    key: input.key,
    outbox: answersToStarter(id, actor, input, newId),
    audit: record,
  })
  if (state.state === 'free') audit.committed([record])
  return state.state === 'free' ? { state: 'inserted', objectId: id } : state
}

/** Everything permissions.md 6 asks, in its order; nothing is made before the last answer. */
async function mustStart({ starts, host }: StartDeps, actor: Actor, input: StartInput) {
  const { teamId, playbookId, commanderId, postId } = input
  const [isAdmin, stored] = await Promise.all([
    host.isAdmin(actor.userId),
    starts.facts({ userId: actor.userId, teamId, playbookId, commanderIds: [commanderId] }),
  ])
  const facts = { ...stored, isAdmin }
  mustStartInTeam(facts)
  if (playbookId === '' && !facts.mayStartWithoutPlaybook) {
    throw new IncidentError('playbook_required', 'Choose a playbook.', { field: 'playbook_id' })
  }
  if (playbookId !== '' && !canUsePlaybook(facts, facts.playbookFacts)) throw notFound()
  const isPublic = channelTypeFor(facts.playbook) === 'O'
  const permission = isPublic ? 'create_public_channel' : 'create_private_channel'
  if (!(await host.mayInTeam(actor.userId, teamId, permission))) {
    const kind = isPublic ? 'public' : 'private'
    throw new IncidentError('forbidden', `You may not create ${kind} channels in this team.`, {
      field: 'name',
    })
  }
  if (postId !== '' && !(await host.findReadablePost(actor.userId, postId))) throw notFound()
  const isPossible = (userId: string): boolean => facts.possibleCommanderIds.includes(userId)
  if (!isPossible(commanderId)) throw forbidden('The commander must be an active member of the team.')
  const wanted = facts.playbook?.defaultCommanderEnabled ? facts.playbook.defaultCommanderId : ''
  return { playbook: facts.playbook, commanderId: isPossible(wanted) ? wanted : commanderId }
}

/** Both are sent once the incident is open. */
function answersToStarter(
  incidentId: string,
  { userId }: Actor,
  input: StartInput,
  newId: NewId,
): OutboxEntry[] {
  const { clientId, askedInChannelId } = input
  const created: OutboxEntry = { kind: 'incident_created', key: newId(), incidentId, userId, clientId }
  if (askedInChannelId === '') return [created]
  return [created, { kind: 'started_note', key: newId(), incidentId, userId, askedInChannelId }]
}

const stillGoingOn = (): IncidentError =>
  unavailable(
    'The start takes longer than usual and goes on by itself. Repeat the request with the same key.',
  )
