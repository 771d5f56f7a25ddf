import type { Api } from './api.ts'
import type { ClientIds } from './client-ids.ts'
import { currentTeamId, type Page, type Store } from './host.ts'
import type { Notify } from './notify.ts'
import { failureOf } from './request.ts'

interface StartDeps {
  readonly api: Pick<Api, 'startDialog'>
  readonly page: Page
  readonly store: Store
  readonly clientIds: ClientIds
  readonly notify: Notify
}

/** Opens the start dialog over the channel on screen; the server made and signed it. */
export const makeStart =
  ({ api, page, store, clientIds, notify }: StartDeps) =>
  async (): Promise<void> => {
    try {
      page.openInteractiveDialog(await api.startDialog(currentTeamId(store.getState()), clientIds.make()))
    } catch (error) {
      notify.failed({ text: 'webapp.error.start', failure: failureOf(error) })
    }
  }
