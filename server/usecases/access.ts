import { notFound } from '../domain/errors.ts'
import { canEdit, mustBeActive, mustView, type IncidentFacts } from '../domain/permissions.ts'
import type { HostAnswers, StoredIncidentFacts } from './ports/changes.ts'
import type { Host } from './ports/host.ts'
import type { Place, Reads } from './ports/reads.ts'

/**
 * The place of an incident that there is. An account that was deactivated hears so of an unknown one too: both are
 * told alike.
 *
 * @throws {IncidentError} `unauthorized`, `not_found`.
 */
export async function mustBeThere(
  reads: Pick<Reads, 'isActive'>,
  userId: string,
  place: Place | undefined,
): Promise<Place> {
  if (place) return place
  mustBeActive({ isActive: await reads.isActive(userId) })
  throw notFound()
}

/**
 * What only the host knows about a person and an incident. Asked before the transaction opens: nothing but SQL may
 * happen inside. The questions travel together.
 */
export async function askHost(host: Host, userId: string, place: Place): Promise<HostAnswers> {
  const [answers, mayReadPublicChannels] = await Promise.all([
    askForEdit(host, userId, place),
    askMayReadPublic(host, userId, place),
  ])
  return { ...answers, mayReadPublicChannels }
}

/** What decides whether somebody may edit. Whoever may not has to be asked about with {@link askMayReadPublic}. */
export async function askForEdit(host: Host, userId: string, { channelId }: Place): Promise<HostAnswers> {
  const [isAdmin, mayReadChannel] = await Promise.all([
    host.isAdmin(userId),
    host.mayInChannel(userId, channelId, 'read_channel_content'),
  ])
  return { isAdmin, mayReadChannel, mayReadPublicChannels: false }
}

/** Whether the person sees public channels of the team without being in them. */
export async function askMayReadPublic(
  host: Pick<Host, 'mayInTeam'>,
  userId: string,
  { teamId }: Pick<Place, 'teamId'>,
): Promise<boolean> {
  const [mayList, mayRead] = await Promise.all([
    host.mayInTeam(userId, teamId, 'list_team_channels'),
    host.mayInTeam(userId, teamId, 'read_public_channel'),
  ])
  return mayList && mayRead
}

export const factsOf = (stored: StoredIncidentFacts, answers: HostAnswers): IncidentFacts => ({
  ...stored,
  ...answers,
})

/** Lets those through who may view; tells whether they may edit. */
export function viewed(facts: IncidentFacts): { canEdit: boolean } {
  mustView(facts)
  return { canEdit: canEdit(facts) }
}
