import type { AuditedAct } from '../domain/audit.ts'
import { IncidentError } from '../domain/errors.ts'
import { askMayReadPublic } from './access.ts'
import type { Audit } from './audit.ts'
import type { HostChannel, ChannelNamed, HostChannels } from './ports/host-channels.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { NewId } from './ports/process.ts'
import type { IncidentRecord, Reads } from './ports/reads.ts'
import type { Queries } from './queries.ts'
import { sayAtStart } from './start-messages.ts'

export type AnnounceDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentToEdit'>
  hostChannels: HostChannels
  reads: Pick<Reads, 'findPeople'>
  host: Pick<Host, 'mayInTeam' | 'mayInChannel' | 'createPost'>
  audit: Pick<Audit, 'note'>
  newId: NewId
}>

/** Why an incident was not announced in a channel; `several` when a shown name means more than one. */
type Refusal = 'not_found' | 'several' | 'itself' | 'archived' | 'forbidden' | 'refused'

export type Announced = Readonly<{
  /** `undefined` when none is found, or several are. */
  channel: HostChannel | undefined
  outcome: 'announced' | Refusal
}>

export type Announce = ReturnType<typeof makeAnnounce>

export function makeAnnounce({ queries, hostChannels, reads, host, audit, newId }: AnnounceDeps) {
  /**
   * B-17, by the bot, once in each of these channels of the incident's team where the person may post. What one cannot
   * know of is not found.
   *
   * @returns One outcome each, in the order given; `undefined` for a channel that an earlier one named already.
   * @throws {IncidentError} what refuses an edit; nothing was announced then.
   */
  return async function announce(
    actor: Actor,
    incidentId: string,
    targets: readonly ChannelNamed[],
  ): Promise<readonly (Announced | undefined)[]> {
    const record = await queries.getIncidentToEdit(actor, incidentId)
    const message = await messageOf(record)
    const outcomes: (Announced | undefined)[] = []
    for (const target of targets) {
      const found = await find(actor, record, target)
      const isRepeated = outcomes.some((one) => one?.channel && one.channel.id === idOf(found))
      outcomes.push(isRepeated ? undefined : await announceIn(actor, record, found, message))
    }
    const announcedIn = outcomes.flatMap((one) => (one?.outcome === 'announced' ? idsOf(one) : []))
    if (announcedIn.length > 0) await audit.note(actor, announceAct(record, announcedIn))
    return outcomes
  }

  async function find(
    actor: Actor,
    { incident: { teamId } }: IncidentRecord,
    target: ChannelNamed,
  ): Promise<HostChannel | 'not_found' | 'several'> {
    const named = await hostChannels.findNamed(teamId, target)
    const known = await Promise.all(named.map((channel) => mayKnow(actor, channel)))
    const [channel, ...others] = named.filter((_channel, index) => known[index])
    if (!channel) return 'not_found'
    return others.length > 0 ? 'several' : channel
  }

  async function mayKnow({ userId }: Actor, { id, teamId, type }: HostChannel): Promise<boolean> {
    if (await host.mayInChannel(userId, id, 'read_channel_content')) return true
    return type === 'O' && (await askMayReadPublic(host, userId, { teamId }))
  }

  async function announceIn(
    { userId }: Actor,
    { incident }: IncidentRecord,
    found: HostChannel | 'not_found' | 'several',
    message: string,
  ): Promise<Announced> {
    if (typeof found === 'string') return { channel: undefined, outcome: found }
    const { id: channelId, isArchived } = found
    if (channelId === incident.channelId) return { channel: found, outcome: 'itself' }
    if (isArchived) return { channel: found, outcome: 'archived' }
    if (!(await host.mayInChannel(userId, channelId, 'create_post')))
      return { channel: found, outcome: 'forbidden' }
    const post = { channelId, message, key: newId(), incidentId: incident.id }
    // What was announced in other channels is told all the same.
    const isPosted = await host.createPost(post).then(() => true, falseIfRefused)
    return { channel: found, outcome: isPosted ? 'announced' : 'refused' }
  }

  async function messageOf({ incident }: IncidentRecord): Promise<string> {
    const { name, status, commanderId, channelId } = incident
    const [people, channel] = await Promise.all([
      reads.findPeople([commanderId]),
      hostChannels.find(channelId),
    ])
    return sayAtStart.announcedByHand({
      name,
      status,
      teamName: channel?.teamName ?? '',
      channelName: channel?.name ?? '',
      commander: people.get(commanderId)?.username ?? commanderId,
    })
  }
}

const idOf = (found: HostChannel | string): string => (typeof found === 'string' ? '' : found.id)

const idsOf = ({ channel }: Announced): string[] => (channel ? [channel.id] : [])

const announceAct = ({ incident }: IncidentRecord, channelIds: readonly string[]): AuditedAct => ({
  action: 'incident.announce',
  object: { type: 'incident', id: incident.id },
  incidentId: incident.id,
  playbookId: incident.playbookId,
  teamId: incident.teamId,
  fields: { channel_ids: { added: channelIds } },
})

function falseIfRefused(error: unknown): false {
  const isSilent = error instanceof IncidentError && error.code === 'unavailable'
  if (!(error instanceof HostRefusal) && !isSilent) throw error
  return false
}
