import { IncidentError, notFound } from '../domain/errors.ts'
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

/** A person at a place, and what the host has said about them so far. */
type Asked = Readonly<{ host: Host; userId: string; place: Place; first: HostAnswers }>

/**
 * What decides for whoever is in the channel. Asked before a transaction opens: nothing but SQL may happen inside.
 * For others it is not the last word: see {@link asAllowed}.
 */
export const askFirst = async (host: Host, userId: string, { channelId }: Place): Promise<HostAnswers> => ({
  isAdmin: false,
  mayReadChannel: await host.mayInChannel(userId, channelId, 'read_channel_content'),
  mayReadPublicChannels: false,
})

/** Does it; where that finds nothing, the host is asked what else could show the incident to the person. */
export async function asAllowed<T>(
  { host, userId, place, first }: Asked,
  attempt: (answers: HostAnswers) => T | Promise<T>,
): Promise<T> {
  try {
    return await attempt(first)
  } catch (error) {
    if (!(error instanceof IncidentError) || error.code !== 'not_found') throw error
    const [isAdmin, mayReadPublicChannels] = await Promise.all([
      host.isAdmin(userId),
      askMayReadPublic(host, userId, place),
    ])
    if (!isAdmin && !mayReadPublicChannels) throw error
    return attempt({ ...first, isAdmin, mayReadPublicChannels })
  }
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
