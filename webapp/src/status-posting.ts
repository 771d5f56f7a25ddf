import type { PostStatus } from '../../server/contract/status-update.ts'
import type { Api } from './api.ts'
import type { Store } from './host.ts'
import type { Notify } from './notify.ts'
import { randomId } from './random-id.ts'
import { failureOf, type Failure } from './request.ts'
import { incidents } from './state/incidents.ts'

interface StatusPostingDeps {
  readonly api: Pick<Api, 'postStatus'>
  readonly store: Store
  readonly notify: Notify
}

/**
 * Posts status updates of one window.
 *
 * @returns Why it was not posted; `undefined` once it was. The same update sent again carries the same key, so what
 *   got lost on the way back is not posted twice.
 */
export type PostingOfWindow = (update: PostStatus) => Promise<Failure | undefined>

export const makePostStatus =
  ({ api, store, notify }: StatusPostingDeps) =>
  (incidentId: string): PostingOfWindow => {
    let sent = { text: '', key: '' }
    return async (update) => {
      const text = JSON.stringify(update)
      if (text !== sent.text) sent = { text, key: randomId() }
      try {
        const answer = await api.postStatus(incidentId, update, sent.key)
        store.dispatch(incidents.actions.statusPosted({ incidentId, answer }))
        notify.done({ text: 'webapp.status_window.posted' })
        return undefined
      } catch (error) {
        return failureOf(error)
      }
    }
  }
