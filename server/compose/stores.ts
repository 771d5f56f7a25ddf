import { openAdvisoryLocks, type AdvisoryLocks } from '../postgres/advisory-locks.ts'
import { readDataSource, type HostDatabase } from '../postgres/data-source.ts'
import { openDatabase, type Database } from '../postgres/database.ts'
import { openJobQueues, type JobQueues } from '../postgres/job-queues.ts'
import { makeAuditStore } from '../postgres/audit-store.ts'
import { makeChannelMessages } from '../postgres/channel-messages.ts'
import { makeRetentionStore } from '../postgres/retention-store.ts'
import { makeStandingStore } from '../postgres/standing-store.ts'
import { makeComparisonStore } from '../postgres/comparison-store.ts'
import { makeSettingsStore } from '../postgres/settings-store.ts'
import { makeChannelStore } from '../postgres/channel-store.ts'
import { makeSignalStore } from '../postgres/signal-store.ts'
import { makeKeptAnswers } from '../postgres/kept-answers.ts'
import { makeHostChannels } from '../postgres/host-channels.ts'
import { makeAssignments } from '../postgres/assignments.ts'
import { makeInvitations } from '../postgres/invitations.ts'
import { makeIncidentLists } from '../postgres/incident-lists.ts'
import { makeIncidentParts } from '../postgres/incident-parts.ts'
import { makeOutboxStore } from '../postgres/outbox-store.ts'
import { makePlaybookStore } from '../postgres/playbook-store.ts'
import { makePreferenceStore } from '../postgres/preference-store.ts'
import { makeReads } from '../postgres/reads.ts'
import { makeRetrospectiveRequests } from '../postgres/retrospective-requests.ts'
import { makeStatisticsStore } from '../postgres/statistics-store.ts'
import { makeStartStore } from '../postgres/start-store.ts'
import { makeStatusUpdateStore } from '../postgres/status-update-store.ts'
import { makeTeamHintStore } from '../postgres/team-hint-store.ts'
import { makeWebhookDeliveries } from '../postgres/webhook-deliveries.ts'
import { makeWebhookStore } from '../postgres/webhook-store.ts'
import { makeWelcomeStore } from '../postgres/welcome-store.ts'
import { makeWork } from '../postgres/work.ts'
import type { Clock, Log } from '../usecases/ports/process.ts'

/** The connections to the database, and how to let go of them. */
export type Storage = Readonly<{
  database: Database
  locks: AdvisoryLocks
  /** Needs our schemas. */
  openQueues(clock: Clock): Promise<JobQueues>
  close(): Promise<void>
}>

export function openStorage(address: HostDatabase, log: Log): Storage {
  const connection = readDataSource(address)
  const database = openDatabase({
    connection,
    onConnectionLost: (error) => log.warn('database connection lost', { error }),
  })
  const locks = openAdvisoryLocks(connection)
  let queues: JobQueues | undefined
  return {
    database,
    locks,
    async openQueues(clock) {
      const onTrouble = (error: Error): void => log.warn('job queue in trouble', { error })
      queues = await openJobQueues({ connection, clock, onTrouble })
      return queues
    },
    async close() {
      await queues?.stop()
      await locks.close()
      await database.close()
    },
  }
}

export type Stores = ReturnType<typeof makeStores>

/** The ports that PostgreSQL implements. */
export const makeStores = (database: Database, locks: AdvisoryLocks, clock: Clock) => ({
  reads: makeReads(database),
  parts: makeIncidentParts(database),
  lists: makeIncidentLists(database),
  channels: makeChannelStore(database),
  comparisons: makeComparisonStore(database),
  settings: makeSettingsStore(database),
  statistics: makeStatisticsStore(database),
  preferences: makePreferenceStore(database),
  assignments: makeAssignments(database),
  requests: makeRetrospectiveRequests(database),
  invitations: makeInvitations(database),
  welcomes: makeWelcomeStore(database),
  hostChannels: makeHostChannels(database),
  starts: makeStartStore(database, clock),
  statusUpdates: makeStatusUpdateStore(database, clock),
  outbox: makeOutboxStore({ database, locks, clock }),
  work: makeWork(database.pool),
  playbooks: makePlaybookStore(database),
  signals: makeSignalStore(database),
  messages: makeChannelMessages(database),
  retention: makeRetentionStore(database),
  standing: makeStandingStore(database),
  auditRecords: makeAuditStore(database),
  teamHints: makeTeamHintStore(database),
  deliveries: makeWebhookDeliveries(database),
  webhooks: makeWebhookStore(database),
  keptAnswers: makeKeptAnswers(database.pool, clock),
})
