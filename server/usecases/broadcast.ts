import type { ChangeFact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { sayElsewhere, type NotBroadcast } from './broadcast-messages.ts'
import type { HostChannel, HostChannels } from './ports/host-channels.ts'
import { HostRefusal } from './ports/host.ts'
import type { Host } from './ports/host.ts'
import type { DueEntry, EntryOf, OutboxEntry } from './ports/outbox.ts'
import type { NewId } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'
import { channelStateIn, findEarlier, postOnce, type PostOnceDeps, type Run } from './post-once.ts'

export type BroadcastDeps = PostOnceDeps &
  Readonly<{
    hostChannels: Pick<HostChannels, 'find'>
    reads: Pick<Reads, 'findPeople'>
    host: Pick<Host, 'createPost' | 'findPost'>
  }>

type Step = Readonly<{ facts: readonly ChangeFact[]; incident: Incident; newId: NewId }>

/** Each status update of an incident that has a broadcast channel goes there once (B-13). */
export const broadcasts = ({ facts, incident, newId }: Step): OutboxEntry[] =>
  facts.flatMap((fact) => {
    if (fact.kind !== 'status_updated' || incident.automation.broadcastChannelId === '') return []
    const { id: statusUpdateId, postId, authorId, status, createAt } = fact.update
    const lastedMs = (incident.endAt ?? createAt).getTime() - incident.createAt.getTime()
    const entry = { kind: 'broadcast' as const, key: newId(), incidentId: incident.id }
    return [{ ...entry, statusUpdateId, postId, authorId, status, lastedMs }]
  })

/**
 * B-13; where that is not possible, B-14. An update that was deleted meanwhile goes nowhere.
 *
 * @returns The copy's id, `""` = there is none.
 */
export async function broadcast(
  deps: BroadcastDeps,
  due: DueEntry,
  entry: EntryOf<'broadcast'>,
  run: Run,
): Promise<string> {
  const { broadcastChannelId: channelId } = due.incident.automation
  // Whatever has become of that channel, or of the update, since.
  const earlier = await findEarlier(deps, due, run, channelId)
  if (earlier) return earlier
  const update = await deps.host.findPost(entry.postId)
  if (!update) return ''
  const channel = await deps.hostChannels.find(channelId)
  const why = hindrance(channel, due.incident)
  if (why) return tellOfNone(deps, due, run, { entry, channel, why })
  const message = await copyOf(deps, due, entry, update.message)
  try {
    return await postOnce(deps, due, run, { channelId, message })
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error
    return tellOfNone(deps, due, run, { entry, channel, why: 'refused' })
  }
}

/** Direct and group channels are of no team. */
function hindrance(
  channel: HostChannel | undefined,
  { teamId }: Pick<Incident, 'teamId'>,
): NotBroadcast | undefined {
  if (!channel) return 'deleted'
  if (channel.isArchived) return 'archived'
  return channel.teamId === '' || channel.teamId === teamId ? undefined : 'refused'
}

async function copyOf(
  { reads }: BroadcastDeps,
  { incident, teamName }: DueEntry,
  { postId, authorId, status, lastedMs }: EntryOf<'broadcast'>,
  message: string,
): Promise<string> {
  const author = (await reads.findPeople([authorId])).get(authorId)?.username ?? authorId
  return sayElsewhere.broadcast({ name: incident.name, teamName, postId, author, status, lastedMs, message })
}

type Hindered = Readonly<{
  entry: EntryOf<'broadcast'>
  channel: HostChannel | undefined
  why: NotBroadcast
}>

async function tellOfNone(
  deps: BroadcastDeps,
  due: DueEntry,
  run: Run,
  { entry: { postId }, channel, why }: Hindered,
): Promise<''> {
  const { incident, teamName } = due
  if (channelStateIn(run, due) !== 'open') return ''
  const isNamed = channel?.type === 'O' && channel.teamId === incident.teamId
  const channelName = isNamed ? channel.displayName : ''
  const message = sayElsewhere.notBroadcast({ teamName, postId, channelName, why })
  await postOnce(deps, due, run, { channelId: incident.channelId, message })
  return ''
}
