import { currentUserId, type HostChannel, type HostPost, type Registry, type Store } from './host.ts'
import type { Lists } from './lists.ts'
import type { Reading } from './reading.ts'
import type { Signals } from './signals.ts'
import { incidents } from './state/incidents.ts'
import { posts } from './state/posts.ts'
import { incidentsOf, rhsOf } from './state/selectors.ts'

interface HostEventsDeps {
  readonly store: Store
  readonly reading: Reading
  readonly lists: Lists
  readonly signals: Signals
}

/**
 * Where a channel's id stands depends on the event and on who is told. Things are JSON inside of text.
 * Source: server/channels/app of Mattermost 11.6, where the events are made.
 */
interface HostData {
  readonly user_id?: string
  readonly team_id?: string
  readonly channel_id?: string
  readonly channel?: string
  readonly post?: string
}

/** Follows what Mattermost itself says about channels, members and posts. */
export function followHost(registry: Registry, deps: HostEventsDeps): void {
  const { store, reading, lists } = deps
  const isMe = (userId: string | undefined) => userId === currentUserId(store.getState())
  const on = (event: string, handle: (data: HostData, channelId: string) => void) =>
    registry.registerWebSocketEventHandler<HostData>(event, ({ data, broadcast }) =>
      handle(data, data.channel_id || broadcast?.channel_id || ''),
    )
  const see = (channelId: string, seen: Parameters<typeof incidents.actions.channelSeen>[0]['seen']) =>
    void store.dispatch(incidents.actions.channelSeen({ channelId, seen }))

  on('user_added', ({ user_id }, channelId) => {
    if (isMe(user_id)) void followJoined(channelId, deps)
  })
  // Only the removed person's own event names the channel in its data.
  on('user_removed', ({ user_id, channel_id }) => {
    if (channel_id && (user_id === undefined || isMe(user_id))) followRemoved(channel_id, deps)
  })
  on('leave_team', ({ user_id, team_id = '' }) => {
    if (isMe(user_id)) lists.forgetTeam(team_id)
  })
  on('channel_updated', ({ channel = '{}' }) => {
    const { id, display_name: name, type } = JSON.parse(channel) as HostChannel & { id: string }
    if (isOurs(type)) see(id, { name, channel_type: type })
  })
  on('channel_deleted', (_data, channelId) => see(channelId, { channel_state: 'archived' }))
  on('channel_restored', (_data, channelId) => see(channelId, { channel_state: 'open' }))
  on('channel_converted', (_data, channelId) => {
    if (placeOf(channelId, store)?.is === 'incident') void reading.readChannel(channelId)
  })
  on('post_edited', ({ post = '{}' }) => {
    store.dispatch(posts.actions.edited(JSON.parse(post) as HostPost))
  })
  on('post_deleted', ({ post = '{}' }) => {
    store.dispatch(posts.actions.deleted((JSON.parse(post) as HostPost).id))
  })
}

const isOurs = (type: string): type is 'O' | 'P' => type === 'O' || type === 'P'

const placeOf = (channelId: string, store: Store) => rhsOf(store.getState()).channels[channelId]

async function followJoined(channelId: string, { store, reading, signals }: HostEventsDeps): Promise<void> {
  await reading.readJoined(channelId)
  if (placeOf(channelId, store)?.is === 'incident') signals.send('incidents_changed')
}

/** Whether it may still be seen without being in it, the server says. */
function followRemoved(channelId: string, { store, reading, signals }: HostEventsDeps): void {
  const known = Object.values(incidentsOf(store.getState()).entities)
  const left = known.find(({ channel_id }) => channel_id === channelId)
  if (!left) return
  store.dispatch(incidents.actions.left(left.id))
  void reading.readIncident(left.id)
  signals.send('incidents_changed')
}
