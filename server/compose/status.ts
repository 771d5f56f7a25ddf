import { API_BASE, pathOf, routes } from '../contract/routes.ts'
import { newId } from '../ids.ts'
import { makeLog } from '../log.ts'
import type { ChangeIncident } from '../usecases/change-incident.ts'
import type { Deliver } from '../usecases/deliver.ts'
import { makeDraftStatus } from '../usecases/draft-status.ts'
import { makeGiveUpStatus } from '../usecases/give-up-status.ts'
import type { Queries } from '../usecases/queries.ts'
import { makeReminders } from '../usecases/reminders.ts'
import { makeMustPostStatus } from '../usecases/status-checks.ts'
import { makeStatusPosts } from '../usecases/status-posts.ts'
import { makeStatusSequence } from '../usecases/status-sequence.ts'
import { makePostStatus } from '../usecases/status-updates.ts'
import type { VersionStep } from '../usecases/version-step.ts'
import type { CoreDeps } from './use-cases.ts'

export type StatusDeps = CoreDeps &
  Readonly<{ queries: Queries; deliver: Deliver; versionStep: VersionStep; changeIncident: ChangeIncident }>

/** Everything about status updates and their reminders. */
export function makeStatusUseCases(deps: StatusDeps) {
  const { stores, host, queries, deliver, clock, sink } = deps
  const { reads, statusUpdates } = stores
  const mustPostStatus = makeMustPostStatus({ queries, host })
  const giveUpStatus = makeGiveUpStatus({ statusUpdates, queries, reads, host, deliver, newId })
  const log = makeLog(sink, 'status')
  const shared = { ...deps, statusUpdates, mustPostStatus, reads, newId, log }
  const statusSequence = makeStatusSequence({ ...shared, giveUpStatus })
  const reminders = makeReminders(shared)
  return {
    statusSequence,
    reminders,
    postStatus: makePostStatus({ ...shared, statusSequence, clock }),
    draftStatus: makeDraftStatus(shared),
    dismissReminder: reminders.dismissReminder,
    ...makeStatusPosts({ ...shared, statusSequence }),
  }
}

export const noRetrospectivePathOf = (id: string): string => API_BASE + pathOf(routes.noRetrospective, { id })

export const reminderPathsOf = (id: string): { update: string; dismiss: string } => ({
  update: API_BASE + pathOf(routes.reminderUpdate, { id }),
  dismiss: API_BASE + pathOf(routes.reminderDismiss, { id }),
})
