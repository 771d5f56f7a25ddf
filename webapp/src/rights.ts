import type { Api } from './api.ts'
import type { Store } from './host.ts'
import { failureOf } from './request.ts'
import { rights } from './state/rights.ts'

interface RightsDeps {
  readonly api: Pick<Api, 'settingsIn'>
  readonly store: Store
}

/** Learns what the person may do in a team. Never rejects: until it is known nothing is offered. */
export const makeReadRights =
  ({ api, store }: RightsDeps) =>
  async (teamId: string): Promise<void> => {
    try {
      const { capabilities } = await api.settingsIn(teamId)
      store.dispatch(rights.actions.learnt({ teamId, capabilities }))
    } catch (error) {
      if (failureOf(error).code === 'unreachable') return
      store.dispatch(rights.actions.learnt({ teamId, capabilities: undefined }))
    }
  }
