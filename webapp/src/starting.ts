import type { Api } from './api.ts'
import type { ClientIds } from './client-ids.ts'
import { currentChannelId, currentTeamId, type Page, type Store } from './host.ts'
import type { Navigation } from './navigation.ts'
import type { Notify } from './notify.ts'
import { failureOf } from './request.ts'

interface StartDeps {
  readonly api: Pick<Api, 'startDialog'>
  readonly page: Page
  readonly store: Store
  readonly clientIds: ClientIds
  readonly notify: Notify
}

/**
 * Opens the start dialog over the channel on screen; the server made and signed it.
 *
 * @param postId The message that the incident is started from.
 */
export const makeStart =
  ({ api, page, store, clientIds, notify }: StartDeps) =>
  async (postId = ''): Promise<void> => {
    const teamId = currentTeamId(store.getState())
    try {
      page.openInteractiveDialog(await api.startDialog({ teamId, postId, clientId: clientIds.make() }))
    } catch (error) {
      notify.failed({ text: 'webapp.error.start', failure: failureOf(error) })
    }
  }

interface StartFromPageDeps {
  readonly page: Page
  readonly store: Store
  readonly navigation: Pick<Navigation, 'goToLastChannel'>
  readonly start: () => Promise<void>
}

/** The host sends a dialog in from the channel on screen, so one has to be there first. */
export const makeStartFromPage =
  ({ page, store, navigation, start }: StartFromPageDeps) =>
  async (): Promise<void> => {
    navigation.goToLastChannel()
    await channelOnScreen(page, store)
    await start()
  }

/** After that the dialog opens all the same: better than nothing. */
const LONGEST_WAIT = 10_000

function channelOnScreen(page: Page, store: Store): Promise<void> {
  const isThere = () => currentChannelId(store.getState()) !== ''
  if (isThere()) return Promise.resolve()
  return new Promise((resolve) => {
    const end = store.subscribe(() => {
      if (isThere()) done()
    })
    const timer = page.setTimeout(() => done(), LONGEST_WAIT)
    const done = () => {
      end()
      page.clearTimeout(timer)
      resolve()
    }
  })
}

type AddDeps = Pick<StartDeps, 'page' | 'store' | 'notify'> & { readonly api: Pick<Api, 'timelineDialog'> }

/** Opens the dialog that puts a message on the record of an incident. */
export const makeAddToTimeline =
  ({ api, page, store, notify }: AddDeps) =>
  async (postId: string): Promise<void> => {
    try {
      page.openInteractiveDialog(await api.timelineDialog(currentTeamId(store.getState()), postId))
    } catch (error) {
      notify.failed({ text: 'webapp.error.add_to_timeline', failure: failureOf(error) })
    }
  }
