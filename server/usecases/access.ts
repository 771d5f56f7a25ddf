import { canEdit, mustView, type IncidentFacts } from '../domain/permissions.ts'
import type { Host, HostAnswers, Place, StoredIncidentFacts } from './ports.ts'

/**
 * What only the host knows about a person and an incident. Asked before the transaction opens: nothing but SQL may
 * happen inside. The questions travel together.
 */
export async function askHost(host: Host, userId: string, place: Place): Promise<HostAnswers> {
  const { teamId, channelId } = place
  const [isAdmin, mayReadChannel, mayList, mayReadPublic] = await Promise.all([
    host.isAdmin(userId),
    host.mayInChannel(userId, channelId, 'read_channel_content'),
    host.mayInTeam(userId, teamId, 'list_team_channels'),
    host.mayInTeam(userId, teamId, 'read_public_channel'),
  ])
  return { isAdmin, mayReadChannel, mayReadPublicChannels: mayList && mayReadPublic }
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
