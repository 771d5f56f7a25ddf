import { isInChannel, type HostState, type Registry, type Store } from '../host.ts'
import { inEnglish } from '../i18n.ts'
import type { Product } from '../product.ts'
import { isInvolved, isTeamOff, myRights, rhsOf } from '../state/selectors.ts'

/** The entries under "Message actions" of every message that a person or a bot wrote. */
export function registerPostMenu(registry: Registry, store: Store, { start, addToTimeline }: Product): void {
  const isOffered = (mayUse: (state: HostState, postId: string) => boolean) => (postId: string) => {
    const state = store.getState()
    return isMessage(state, postId) && !isTeamOff(state) && mayUse(state, postId)
  }
  registry.registerPostDropdownMenuAction(
    inEnglish('webapp.post_menu.start'),
    (postId) => void start(postId),
    isOffered((state) => myRights(state)?.start_incidents === true),
  )
  registry.registerPostDropdownMenuAction(
    inEnglish('webapp.post_menu.add'),
    (postId) => void addToTimeline(postId),
    isOffered((state, postId) => isInvolved(state) || isInIncidentOf(state, postId)),
  )
}

/** The host's own words about joins and the like are none, and neither is what only one person sees. */
function isMessage({ entities }: HostState, postId: string): boolean {
  const post = entities.posts.posts[postId]
  return post !== undefined && post.delete_at === 0 && post.state !== 'DELETED' && !isOfHost(post.type)
}

/** Other plugins may write anything into a post, also what is no text. */
const isOfHost = (type: unknown) => typeof type === 'string' && type.startsWith('system_')

function isInIncidentOf(state: HostState, postId: string): boolean {
  const channelId = state.entities.posts.posts[postId]?.channel_id ?? ''
  return isInChannel(state, channelId) && rhsOf(state).channels[channelId]?.is === 'incident'
}
