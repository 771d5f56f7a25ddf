import { newId } from '../ids.ts'
import { makeLog, type LogSink } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { makeAnnounce } from '../usecases/announce.ts'
import { makeAnswerOnce } from '../usecases/answer-once.ts'
import { makeAudit } from '../usecases/audit.ts'
import { makeChangeIncident } from '../usecases/change-incident.ts'
import { makeChannelWatch } from '../usecases/channel-watch.ts'
import { makeChecklists } from '../usecases/checklists.ts'
import { makeHandOver } from '../usecases/commander.ts'
import { makeDeliver } from '../usecases/deliver.ts'
import { makeFollowChannel } from '../usecases/follow-channel.ts'
import { makeGatherMembers } from '../usecases/gather-members.ts'
import { makeReadParts } from '../usecases/incident-parts.ts'
import { makeChangeDetails } from '../usecases/details.ts'
import { makeSignals } from '../usecases/signals.ts'
import { makeLists } from '../usecases/list-incidents.ts'
import type { AuditListener } from '../usecases/ports/audit.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Hints } from '../usecases/ports/jobs.ts'
import type { Clock, Locks, Seal } from '../usecases/ports/process.ts'
import { makePreferences } from '../usecases/preferences.ts'
import { makeQueries } from '../usecases/queries.ts'
import { makeReadAudit } from '../usecases/read-audit.ts'
import { makeReadMetrics } from '../usecases/read-metrics.ts'
import { makeRetention } from '../usecases/retention.ts'
import { API_BASE, routes } from '../contract/routes.ts'
import { makeAssignmentButton } from '../usecases/assignment-button.ts'
import { makeReconcile } from '../usecases/reconcile.ts'
import { makeNoRetrospectiveButton } from '../usecases/no-retrospective-button.ts'
import { makeRetrospectiveSweep } from '../usecases/retrospective-requests.ts'
import { makeReminderButtons } from '../usecases/reminder-buttons.ts'
import { makeRateLimits } from '../usecases/rate-limits.ts'
import { makeRecordMembers } from '../usecases/record-members.ts'
import { makeRetrospectives } from '../usecases/retrospectives.ts'
import { makeRunTask } from '../usecases/run-task.ts'
import { makeSettings } from '../usecases/settings.ts'
import { makeStatistics } from '../usecases/statistics.ts'
import { makeCountUiAction } from '../usecases/ui-actions.ts'
import { makeStartChoices } from '../usecases/start-choices.ts'
import { makeStartIncident } from '../usecases/start-incident.ts'
import { makeStartSequence } from '../usecases/start-sequence.ts'
import { makeSuggestions } from '../usecases/suggestions.ts'
import { makeTasks } from '../usecases/tasks.ts'
import { makeHintTeam } from '../usecases/team-hint.ts'
import { makeTimelineChoices } from '../usecases/timeline-choices.ts'
import { makeTimeline } from '../usecases/timeline.ts'
import { makeWebhookDeliveryUseCases } from '../usecases/webhook-deliveries.ts'
import { makeVersionStep } from '../usecases/version-step.ts'
import { makeWelcome } from '../usecases/welcome.ts'
import { withAudit } from './with-audit.ts'
import { makeExportUseCases } from './export-use-cases.ts'
import { makeStatusUseCases, noRetrospectivePathOf, reminderPathsOf } from './status.ts'
import { makePlaybookUseCases } from './playbook-use-cases.ts'
import type { Stores } from './stores.ts'
import { makeWebhookUseCases } from './webhooks.ts'

export type CoreDeps = Readonly<{
  stores: Stores
  host: Host
  locks: Locks
  hints: Hints
  seal: Seal
  metrics: Metrics
  auditListener: AuditListener
  clock: Clock
  sink: LogSink
}>

export type UseCases = ReturnType<typeof makeUseCases>

/** Everything people and timers can ask for. */
export function makeUseCases(core: CoreDeps) {
  const { stores, host, locks, hints, seal, metrics, auditListener, clock, sink } = core
  const { reads, parts, lists, starts, outbox, work, auditRecords, keptAnswers } = stores
  const audit = makeAudit({ auditRecords, auditListener, clock, newId, log: makeLog(sink, 'audit') })
  const signals = makeSignals({ signals: stores.signals, host, clock, log: makeLog(sink, 'signals') })
  const reminderButtons = makeReminderButtons({ seal, clock, pathsOf: reminderPathsOf })
  const queries = makeQueries({ reads, host })
  const {
    greet,
    sweep: welcomeConnected,
    viewWelcome,
  } = makeWelcome({
    welcomes: stores.welcomes,
    queries,
    host,
    clock,
    log: makeLog(sink, 'welcome'),
  })
  const deliver = makeDeliver({
    outbox,
    host,
    audit,
    hintTeam: makeHintTeam({ teamHints: stores.teamHints, host, clock }),
    assignments: stores.assignments,
    assignmentButton: makeAssignmentButton({
      seal,
      clock,
      path: API_BASE + routes.stopAssignmentMessages,
    }),
    requests: stores.requests,
    noRetrospectiveButton: makeNoRetrospectiveButton({ seal, clock, pathOf: noRetrospectivePathOf }),
    invitations: stores.invitations,
    greet,
    hostChannels: stores.hostChannels,
    reads,
    // A change is delivered, and a delivery can be a change; a webhook that fails is told like one.
    followChannel: (change) => followChannel(change),
    reminderButtons,
    makeDelivery: (due, entry) => makeDelivery(due, entry),
    hints,
    clock,
    log: makeLog(sink, 'deliver'),
  })
  const { sendWebhooks, makeDelivery } = makeWebhookUseCases({ ...core, audit, deliver })
  const log = makeLog(sink, 'start')
  const sequence = makeStartSequence({ starts, host, reads, locks, deliver, hints, audit, clock, newId, log })
  const listUseCases = makeLists({ lists, host })
  const readParts = makeReadParts({ parts, reads, host })
  const versionStep = makeVersionStep({ work, deliver, audit, clock, newId })
  const followChannel = makeFollowChannel({ versionStep })
  const recordMembers = makeRecordMembers({ versionStep })
  const rateLimits = makeRateLimits({ clock })
  const changeIncident = makeChangeIncident({ versionStep, reads, host })
  const statusUseCases = makeStatusUseCases({ ...core, queries, deliver, versionStep, changeIncident })
  return withAudit(audit, {
    audit,
    deliver,
    sendWebhooks,
    signals,
    sequence,
    queries,
    recordMembers,
    gatherMembers: makeGatherMembers({ recordMembers, reads, clock, log: makeLog(sink, 'members') }),
    ...makePlaybookUseCases({ stores, host, signals, audit, clock }),
    lookAtChannels: makeChannelWatch({
      channels: stores.channels,
      followChannel,
      clock,
      log: makeLog(sink, 'channels'),
    }),
    ...makeTasks({ changeIncident }),
    ...makeChecklists({ changeIncident, newId }),
    ...makeSuggestions({ queries, reads }),
    ...statusUseCases,
    removeExpired: makeRetention({
      retention: stores.retention,
      settings: stores.settings,
      clock,
      log: makeLog(sink, 'retention'),
    }),
    reconcileIfDue: makeReconcile({
      ...statusUseCases,
      recordMembers,
      comparisons: stores.comparisons,
      clock,
      log: makeLog(sink, 'reconcile'),
    }),
    answerOnce: makeAnswerOnce({ keptAnswers, locks, clock }),
    announce: makeAnnounce({ queries, hostChannels: stores.hostChannels, reads, host, audit, newId }),
    handOver: makeHandOver({ changeIncident }),
    ...makeTimeline({ changeIncident, queries, host }),
    ...makeRetrospectives({ queries, host, changeIncident }),
    askForRetrospectives: makeRetrospectiveSweep({
      requests: stores.requests,
      deliver,
      clock,
      newId,
      log: makeLog(sink, 'retrospectives'),
    }),
    changeDetails: makeChangeDetails({ queries, host, changeIncident }),
    runTask: makeRunTask({ queries, host, changeIncident, ...rateLimits }),
    ...makeWebhookDeliveryUseCases({
      deliveries: stores.deliveries,
      reads,
      host,
      sendWebhooks,
      audit,
      newId,
      ...rateLimits,
    }),
    ...readParts,
    welcomeConnected,
    viewWelcome,
    countUiAction: makeCountUiAction({ ...readParts, uiActions: metrics.uiActions }),
    ...listUseCases,
    timelineChoices: makeTimelineChoices({ ...listUseCases, queries, reads, host }),
    ...makeExportUseCases({ stores, host, queries, readParts, lists: listUseCases, audit, clock }),
    ...makeSettings({ settings: stores.settings, host, signals, audit, newId }),
    getStatistics: makeStatistics({ statistics: stores.statistics, host, clock }),
    ...makePreferences({ preferences: stores.preferences, reads, audit }),
    startIncident: makeStartIncident({ starts, sequence, queries, host, audit, clock, newId, ...rateLimits }),
    readAudit: makeReadAudit({ auditRecords, reads, host }),
    ...makeReadMetrics({ metrics, standing: stores.standing, reads, host, clock }),
    startChoices: makeStartChoices({ starts, reads, host }),
  })
}
