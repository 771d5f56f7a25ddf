import { currentUserId, type Store } from './host.ts'
import type { HostApi } from './host-api.ts'
import type { Navigation } from './navigation.ts'
import type { Notify } from './notify.ts'
import type { Reading } from './reading.ts'
import { failureOf } from './request.ts'

interface JoiningDeps {
  readonly hostApi: Pick<HostApi, 'join'>
  readonly store: Store
  readonly reading: Pick<Reading, 'readChannel'>
  readonly navigation: Pick<Navigation, 'goToChannel'>
  readonly notify: Notify
}

/** Lets the person into an incident's channel, if the host does, and goes there. */
export const makeJoin =
  ({ hostApi, store, reading, navigation, notify }: JoiningDeps) =>
  async (teamId: string, channelId: string): Promise<void> => {
    try {
      await hostApi.join(channelId, currentUserId(store.getState()))
      await reading.readChannel(channelId)
      await navigation.goToChannel(teamId, channelId)
    } catch (error) {
      notify.failed({ text: 'webapp.error.join', failure: failureOf(error) })
    }
  }
