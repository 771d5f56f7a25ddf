import { Counter, Gauge, Histogram, Registry } from 'prom-client'

import type { AuditListener, AuditRecord } from './usecases/ports/audit.ts'
import type { WebhookObserver } from './usecases/ports/webhooks.ts'
import type { MetricsSource, ReminderKind, RequestObserver, Standing } from './usecases/ports/metrics.ts'
import type { UiActionCounter } from './usecases/ports/process.ts'

/**
 * Numbers for the operator, of this process and since it started; nothing leaves the server. Labels are closed sets:
 * no ids, names or texts.
 */
export type Metrics = MetricsSource &
  WebhookObserver &
  Readonly<{
    uiActions: UiActionCounter
    /** What was changed is counted by its record. */
    changes: AuditListener
    requests: RequestObserver
    incidentOpened(): void
    reminderCame(reminder: Readonly<{ kind: ReminderKind; dueAt: Date; at: Date }>): void
    /** Given up for good. */
    outboxDied(kind: string): void
    hostCalled(call: Readonly<{ name: string; seconds: number; isFailure: boolean }>): void
    socketEventSent(event: Readonly<{ name: string; isRefetch: boolean }>): void
    /** How long a connection was in somebody's hands. */
    databaseUsed(seconds: number): void
    /** @param lag How much later than planned a timer came. */
    loopLagged(seconds: number): void
  }>

const PREFIX = 'incident_collaboration_'
const QUICK = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const LATE = [0.5, 1, 2, 5, 10, 60, 600, 3600]

export function makeMetrics(options: { version: string; poolInUse: () => number }): Metrics {
  const registry = new Registry()
  const made = makers(registry)
  const { counter } = made
  const started = counter('incidents_started_total', 'Incidents that were opened.')
  const uiActions = counter('ui_actions_total', 'What people did on pages.', 'action')
  const dead = counter('outbox_dead_total', 'Effects that were given up for good.', 'kind')
  const attempts = counter('webhook_attempts_total', 'Attempts to deliver webhooks.', 'outcome')
  const setStanding = standingGauges(made)
  const reminderCame = reminderMetrics(made)
  processGauges(made, options)
  return {
    ...requestMetrics(made),
    ...callMetrics(made),
    reminderCame,
    changes: { heard: changeCounters(made, reminderCame) },
    uiActions: { count: (action) => uiActions.inc({ action }) },
    incidentOpened: () => started.inc(),
    webhookAttempted: (outcome) => attempts.inc({ outcome }),
    outboxDied: (kind) => dead.inc({ kind }),
    text(standing, now) {
      setStanding(standing, now)
      return registry.metrics()
    },
  }
}

type Makers = ReturnType<typeof makers>

function makers(registry: Registry) {
  const common = (name: string, help: string, labelNames: string[]) => ({
    name: PREFIX + name,
    help,
    labelNames,
    registers: [registry],
  })
  return {
    counter: (name: string, help: string, ...labels: string[]) => new Counter(common(name, help, labels)),
    gauge: (name: string, help: string, ...labels: string[]) => new Gauge(common(name, help, labels)),
    histogram: (name: string, help: string, buckets: number[], ...labels: string[]) =>
      new Histogram({ ...common(name, help, labels), buckets }),
    /** Its value is asked for when somebody reads it. */
    measured: (name: string, help: string, measure: () => number) =>
      new Gauge({
        ...common(name, help, []),
        collect() {
          this.set(measure())
        },
      }),
  }
}

function requestMetrics({ counter, histogram }: Makers): Pick<Metrics, 'requests'> {
  const requests = counter('requests_total', 'What the doors answered.', 'door', 'name', 'outcome')
  const refused = counter('refused_total', 'What the doors refused.', 'door', 'code')
  const seconds = histogram('request_seconds', 'Until the answer.', QUICK, 'door', 'name', 'outcome')
  return {
    requests: {
      answered({ door, name, outcome, seconds: taken }) {
        requests.inc({ door, name, outcome })
        seconds.observe({ door, name, outcome }, taken)
        if (outcome !== 'ok') refused.inc({ door, code: outcome })
      },
    },
  }
}

function callMetrics({
  counter,
  histogram,
}: Makers): Pick<Metrics, 'hostCalled' | 'socketEventSent' | 'databaseUsed' | 'loopLagged'> {
  const calls = histogram('host_call_seconds', 'Calls of Mattermost.', QUICK, 'call')
  const failures = counter('host_call_errors_total', 'Calls that Mattermost refused or left.', 'call')
  const sent = counter('socket_events_total', 'Events sent to open pages.', 'event')
  const refetch = counter('socket_refetch_total', 'Those too large, that make pages read again.', 'event')
  const database = histogram('database_seconds', 'How long connections were in use.', QUICK)
  const lag = histogram('event_loop_lag_seconds', 'How late timers came.', QUICK)
  return {
    hostCalled({ name: call, seconds, isFailure }) {
      calls.observe({ call }, seconds)
      if (isFailure) failures.inc({ call })
    },
    socketEventSent({ name: event, isRefetch }) {
      sent.inc({ event })
      if (isRefetch) refetch.inc({ event })
    },
    databaseUsed: (seconds) => database.observe(seconds),
    loopLagged: (seconds) => lag.observe(seconds),
  }
}

function reminderMetrics({ counter, histogram }: Makers): Metrics['reminderCame'] {
  const reminders = counter('reminders_total', 'Reminders that fell due.', 'kind')
  const lateness = histogram('reminder_lateness_seconds', 'How late they came.', LATE, 'kind')
  return ({ kind, dueAt, at }) => {
    reminders.inc({ kind })
    lateness.observe({ kind }, Math.max(0, at.getTime() - dueAt.getTime()) / 1000)
  }
}

/** @returns Counts what a record tells. */
function changeCounters({ counter }: Makers, reminderCame: Metrics['reminderCame']): AuditListener['heard'] {
  const changes = counter('changes_total', 'What people, bots and the product itself changed.', 'kind')
  const updates = counter('status_updates_total', 'Status updates.', 'status')
  const abandoned = counter('starts_abandoned_total', 'Starts that failed for good.')
  return (record) => {
    const { action, outcome, actor, fields = {}, at } = record
    if (action === 'incident.start' && outcome === 'failed' && actor.door === 'job') abandoned.inc()
    if (outcome !== 'done') return
    changes.inc({ kind: kindOf(record) })
    if (action === 'status.update') updates.inc({ status: String(valueIn(fields['status'])) })
    if (action !== 'reminder.fire') return
    reminderCame({ kind: 'status', dueAt: new Date(Number(fields['reminder_at'] ?? at)), at })
  }
}

/** Ticking and unticking are counted apart. */
function kindOf({ action, fields = {} }: AuditRecord): string {
  const state = fields['state']
  if (action !== 'task.state' || typeof state !== 'object') return action
  if (state.to === 'closed') return 'task.tick'
  return state.from === 'closed' ? 'task.untick' : action
}

const valueIn = (field: NonNullable<AuditRecord['fields']>[string] | undefined): unknown =>
  typeof field === 'object' ? field.to : field

function standingGauges({ gauge }: Makers): (standing: Standing, now: Date) => void {
  const incidents = gauge('incidents', 'Incidents by status.', 'status')
  const reminders = gauge('reminders_pending', 'Reminders that wait for their time.', 'kind')
  const pending = gauge('outbox_pending', 'Effects that are still to be carried out.')
  const webhooks = gauge('webhook_pending', 'Webhooks that are still to be delivered.')
  const oldest = gauge('outbox_oldest_seconds', 'How long the oldest of them waits.')
  return (standing, now) => {
    for (const [status, count] of Object.entries(standing.incidents)) incidents.set({ status }, count)
    for (const [kind, count] of Object.entries(standing.remindersPending)) reminders.set({ kind }, count)
    pending.set(standing.outboxPending)
    webhooks.set(standing.webhooksPending)
    const since = standing.outboxOldestAt ?? now
    oldest.set(Math.max(0, now.getTime() - since.getTime()) / 1000)
  }
}

function processGauges(
  { gauge, measured }: Makers,
  { version, poolInUse }: { version: string; poolInUse: () => number },
): void {
  gauge('build_info', 'The release that runs.', 'version').set({ version }, 1)
  measured('database_pool_in_use', 'Connections in use.', poolInUse)
  measured('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
  measured('process_heap_used_bytes', 'What its objects take.', () => process.memoryUsage().heapUsed)
  measured('process_cpu_seconds', 'Processor time since the start.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000_000
  })
}
