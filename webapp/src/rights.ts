import type { Api } from './api.ts'
import type { Store } from './host.ts'
import { failureOf } from './request.ts'
import { rights } from './state/rights.ts'

interface RightsDeps {
  readonly api: Pick<Api, 'settingsIn' | 'incidentPage' | 'playbookCount'>
  readonly store: Store
}

/** Learns what can be offered to the person in a team. Nothing here rejects: until it is known nothing is offered. */
export function makeRights({ api, store }: RightsDeps) {
  async function readRights(teamId: string): Promise<void> {
    try {
      const { capabilities, start_without_playbook } = await api.settingsIn(teamId)
      const needsPlaybook = capabilities?.start_incidents === true && start_without_playbook === false
      const hasNothingToStart = needsPlaybook && (await api.playbookCount(teamId)) === 0
      store.dispatch(rights.actions.learnt({ teamId, capabilities, hasNothingToStart }))
    } catch (error) {
      if (failureOf(error).code === 'unreachable') return
      store.dispatch(rights.actions.learnt({ teamId, capabilities: undefined, hasNothingToStart: false }))
    }
  }

  /** Whether the person is in an incident that is not archived, also where none of them is ongoing. */
  async function readInvolvement(teamId: string): Promise<void> {
    const filters = { team_id: teamId, member_id: 'me', status: 'Reported,Active,Resolved' }
    const page = await api.incidentPage(filters, { page: 0, perPage: 1 }).catch(() => undefined)
    if (page) store.dispatch(rights.actions.involved({ teamId, isInvolved: page.total_count > 0 }))
  }

  return { readRights, readInvolvement }
}
