import type { ChannelState } from '../domain/incident.ts'
import type { Host } from './ports/host.ts'
import type { DueEntry, lineOf, OutboxStore } from './ports/outbox.ts'

export type PostOnceDeps = Readonly<{ outbox: Pick<OutboxStore, 'findPost'>; host: Pick<Host, 'createPost'> }>

/** What one run knows: entries nobody can have tried before, what it has made, and how it left the channel. */
export type Run = {
  readonly fresh: ReadonlySet<string>
  /** By record entry. */
  readonly postIds: Map<string, string>
  /** By the entry that made the post. */
  readonly posted: Map<string, string>
  channelState: ChannelState | undefined
  /** What comes behind something that waits for another time. */
  readonly waiting: Set<ReturnType<typeof lineOf>>
}

export const newRun = (fresh: ReadonlySet<string>): Run => ({
  fresh,
  postIds: new Map(),
  posted: new Map(),
  channelState: undefined,
  waiting: new Set(),
})

export const channelStateIn = (run: Run, due: DueEntry): ChannelState =>
  run.channelState ?? due.incident.channelState

type NewPost = Omit<Parameters<Host['createPost']>[0], 'key' | 'incidentId'>

/** @returns The post's id; the one of an earlier try, if that had come so far. */
export async function postOnce(deps: PostOnceDeps, due: DueEntry, run: Run, given: NewPost): Promise<string> {
  const { key, incidentId } = due.entry
  const earlier = await findEarlier(deps, due, run, given.channelId)
  const postId = earlier ?? (await deps.host.createPost({ ...given, key, incidentId }))
  run.posted.set(key, postId)
  return postId
}

/** An earlier try may have posted and died before it could say so. */
export async function findEarlier(
  { outbox }: Pick<PostOnceDeps, 'outbox'>,
  { entry: { key }, createAt: since }: DueEntry,
  { fresh }: Run,
  channelId: string,
): Promise<string | undefined> {
  return fresh.has(key) ? undefined : outbox.findPost({ key, channelId, since })
}
