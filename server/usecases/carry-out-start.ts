import { ignoreRefusal } from './ignore-refusal.ts'
import type { HostChannel, HostChannels } from './ports/host-channels.ts'
import type { Host } from './ports/host.ts'
import type { Invitations } from './ports/invitations.ts'
import type { DueEntry, EntryOf } from './ports/outbox.ts'
import type { Reads } from './ports/reads.ts'
import { channelStateIn, findEarlier, postOnce, type PostOnceDeps, type Run } from './post-once.ts'
import { quoteLines } from './quote.ts'
import { sayAtStart } from './start-messages.ts'

export type StartDeps = PostOnceDeps &
  Readonly<{
    invitations: Invitations
    hostChannels: Pick<HostChannels, 'find'>
    reads: Pick<Reads, 'findPeople'>
    host: Pick<Host, 'createPost' | 'addToChannel' | 'findReadablePost'>
  }>

/** People who are added by one entry of the outbox. */
export const INVITED_AT_ONCE = 100

/** Adds the next people whom the playbook invites; one whom the host refuses is told of later. May run twice. */
export async function invite(
  { invitations, host }: StartDeps,
  { incident }: DueEntry,
  { from }: EntryOf<'invite'>,
): Promise<void> {
  if (incident.channelState !== 'open') return
  const step = incident.automation.invitedUserIds.slice(from, from + INVITED_AT_ONCE)
  for (const userId of await invitations.findInvitable(incident.id, step)) {
    await host.addToChannel(incident.channelId, userId).catch(ignoreRefusal)
  }
}

/** B-02, in one post. */
export async function tellOfStart(
  deps: StartDeps,
  due: DueEntry,
  { note }: EntryOf<'start_note'>,
  run: Run,
): Promise<void> {
  if (channelStateIn(run, due) !== 'open') return
  const uninvited = sayAtStart.uninvited(await deps.invitations.findUninvited(due.incident.id))
  const message = [uninvited, note].filter((part) => part !== '').join('\n')
  if (message !== '') await postOnce(deps, due, run, { channelId: due.incident.channelId, message })
}

/** B-03; where that is not possible, B-04. */
export async function announceStart(
  deps: StartDeps,
  due: DueEntry,
  { commander }: EntryOf<'announcement'>,
  run: Run,
): Promise<void> {
  const { incident, teamName, channelName } = due
  const { announcementChannelId: channelId } = incident.automation
  // Whatever has become of that channel since.
  if (await findEarlier(deps, due, run, channelId)) return
  const channel = await deps.hostChannels.find(channelId)
  if (channel && isOfTeam(channel, incident.teamId) && !channel.isArchived) {
    const message = sayAtStart.announced({ name: incident.name, teamName, channelName, commander })
    const postId = await postOnce(deps, due, run, { channelId, message }).catch(ignoreRefusal)
    if (postId !== undefined) return
  }
  if (channelStateIn(run, due) !== 'open') return
  const isTold = channel?.type === 'O' && channel.teamId === incident.teamId
  const message = sayAtStart.notAnnounced(isTold ? channel.displayName : '')
  await postOnce(deps, due, run, { channelId: incident.channelId, message })
}

/** Direct and group channels are of no team. */
const isOfTeam = ({ teamId }: HostChannel, wanted: string): boolean => teamId === '' || teamId === wanted

/** B-05; of a post that its quoter cannot read any more, that it is gone. */
export async function quoteOrigin(deps: StartDeps, due: DueEntry, run: Run): Promise<void> {
  if (channelStateIn(run, due) !== 'open') return
  const { incident, teamName } = due
  const { channelId, postId, reporterId } = incident
  const post = await deps.host.findReadablePost(reporterId, postId)
  if (!post) {
    await postOnce(deps, due, run, { channelId, message: sayAtStart.originGone() })
    return
  }
  const author = (await deps.reads.findPeople([post.authorId])).get(post.authorId)
  const message = sayAtStart.quoted({
    teamName,
    postId,
    author: author?.username ?? post.authorId,
    quote: quoteLines(post.message),
    numFiles: post.fileIds.length,
  })
  await postOnce(deps, due, run, { channelId, message })
}
