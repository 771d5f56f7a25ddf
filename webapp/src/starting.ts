import type { Api } from './api.ts'
import type { ClientIds } from './client-ids.ts'
import { currentTeamId, type Page, type Store } from './host.ts'
import { failureOf } from './request.ts'
import { rhs } from './state/rhs.ts'

interface StartDeps {
  readonly api: Pick<Api, 'startDialog'>
  readonly page: Page
  readonly store: Store
  readonly clientIds: ClientIds
}

/** Opens the start dialog over the channel on screen; the server made and signed it. */
export const makeStart =
  ({ api, page, store, clientIds }: StartDeps) =>
  async (): Promise<void> => {
    try {
      page.openInteractiveDialog(await api.startDialog(currentTeamId(store.getState()), clientIds.make()))
    } catch (error) {
      store.dispatch(rhs.actions.failed({ text: 'webapp.error.start', failure: failureOf(error) }))
    }
  }
