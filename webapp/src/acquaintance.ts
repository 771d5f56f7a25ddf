import type { Store } from './host.ts'
import type { HostApi } from './host-api.ts'
import { failureOf } from './request.ts'
import { people } from './state/people.ts'
import { posts } from './state/posts.ts'
import { findPerson, findPost } from './state/selectors.ts'

interface AcquaintanceDeps {
  readonly hostApi: Pick<HostApi, 'people' | 'post'>
  readonly store: Store
}

/** Looks up what the host's page has not loaded, each thing once. Nothing here rejects. */
export function makeAcquaintance({ hostApi, store }: AcquaintanceDeps) {
  const asked = new Set<string>()

  /** People; who cannot be found stays unknown. */
  async function meet(ids: readonly string[]): Promise<void> {
    const strangers = ids.filter((id) => id !== '' && !asked.has(id) && !findPerson(store.getState(), id))
    if (strangers.length === 0) return
    strangers.forEach((id) => asked.add(id))
    try {
      store.dispatch(people.actions.met(await hostApi.people(strangers)))
    } catch {
      // The next sight of them asks again; until then their name is missing, nothing else.
      strangers.forEach((id) => asked.delete(id))
    }
  }

  /** A post; while the server is away each sight of it asks again. */
  async function readPost(id: string): Promise<void> {
    if (asked.has(id) || findPost(store.getState(), id)?.is === 'here') return
    asked.add(id)
    try {
      store.dispatch(posts.actions.received(await hostApi.post(id)))
    } catch (error) {
      const isGone = isRefused(failureOf(error).code)
      if (!isGone) asked.delete(id)
      store.dispatch(posts.actions.missed({ id, is: isGone ? 'gone' : 'failed' }))
    }
  }

  return { meet, readPost }
}

/** Mattermost answers without a code of ours. */
const isRefused = (code: string) => code.startsWith('status_4')
