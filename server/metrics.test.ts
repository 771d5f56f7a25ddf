import { expect, test } from '@jest/globals'

import { auditRecord, personAt } from '../tests/support/audit.ts'
import { makeMetrics } from './metrics.ts'

const NOW = new Date(1_700_000_000_000)
const STANDING = {
  incidents: { Reported: 3, Active: 2, Resolved: 1, Archived: 0 },
  remindersPending: { status: 4, retrospective: 9 },
  outboxPending: 5,
  webhooksPending: 2,
  outboxOldestAt: new Date(NOW.getTime() - 6_000),
}

const opened = () => makeMetrics({ version: '1.2.3', poolInUse: () => 7 })

/** The value of one line, by its name and labels. */
async function valueOf(metrics: ReturnType<typeof makeMetrics>, line: string): Promise<number | undefined> {
  const text = await metrics.text(STANDING, NOW)
  const found = text.split('\n').find((one) => one.startsWith(`incident_collaboration_${line} `))
  return found === undefined ? undefined : Number(found.split(' ').at(-1))
}

test('how things stand is read when somebody asks', async () => {
  const metrics = opened()
  expect(await valueOf(metrics, 'build_info{version="1.2.3"}')).toBe(1)
  expect(await valueOf(metrics, 'incidents{status="Reported"}')).toBe(3)
  expect(await valueOf(metrics, 'reminders_pending{kind="status"}')).toBe(4)
  expect(await valueOf(metrics, 'reminders_pending{kind="retrospective"}')).toBe(9)
  expect(await valueOf(metrics, 'outbox_pending')).toBe(5)
  expect(await valueOf(metrics, 'outbox_oldest_seconds')).toBe(6)
  expect(await valueOf(metrics, 'webhook_pending')).toBe(2)
  expect(await valueOf(metrics, 'database_pool_in_use')).toBe(7)
  expect(await valueOf(metrics, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
})

test('each action on pages is counted by itself', async () => {
  const metrics = opened()
  for (const action of ['open_sidebar', 'other', 'open_sidebar'] as const) metrics.uiActions.count(action)
  expect(await valueOf(metrics, 'ui_actions_total{action="open_sidebar"}')).toBe(2)
  expect(await valueOf(metrics, 'ui_actions_total{action="other"}')).toBe(1)
})

test('a change is counted by its record, ticking and unticking apart; a refusal is none', async () => {
  const metrics = opened()
  const record = (from: string, to: string) =>
    auditRecord({ action: 'task.state', actor: personAt('ann'), fields: { state: { from, to } } })
  for (const one of [record('', 'closed'), record('closed', ''), record('', 'in_progress')]) {
    metrics.changes.heard(one)
  }
  metrics.changes.heard({ ...record('', 'closed'), outcome: 'refused' })
  expect(await valueOf(metrics, 'changes_total{kind="task.tick"}')).toBe(1)
  expect(await valueOf(metrics, 'changes_total{kind="task.untick"}')).toBe(1)
  expect(await valueOf(metrics, 'changes_total{kind="task.state"}')).toBe(1)
})

test('a reminder is counted with how late it came, a start that failed for good as abandoned', async () => {
  const metrics = opened()
  const fields = { reminder_at: NOW.getTime() - 3_000 }
  metrics.changes.heard(auditRecord({ action: 'reminder.fire', at: NOW, fields }))
  metrics.changes.heard(auditRecord({ action: 'incident.start', outcome: 'failed' }))
  expect(await valueOf(metrics, 'reminders_total{kind="status"}')).toBe(1)
  expect(await valueOf(metrics, 'reminder_lateness_seconds_sum{kind="status"}')).toBe(3)
  expect(await valueOf(metrics, 'starts_abandoned_total')).toBe(1)
})

test('calls of the host, events, connections and late timers are told', async () => {
  const metrics = opened()
  metrics.hostCalled({ name: 'CreatePost', seconds: 0.01, isFailure: true })
  metrics.socketEventSent({ name: 'incident_updated', isRefetch: true })
  metrics.databaseUsed(0.002)
  metrics.loopLagged(0.2)
  metrics.outboxDied('post')
  expect(await valueOf(metrics, 'host_call_errors_total{call="CreatePost"}')).toBe(1)
  expect(await valueOf(metrics, 'socket_refetch_total{event="incident_updated"}')).toBe(1)
  expect(await valueOf(metrics, 'database_seconds_count')).toBe(1)
  expect(await valueOf(metrics, 'event_loop_lag_seconds_sum')).toBe(0.2)
  expect(await valueOf(metrics, 'outbox_dead_total{kind="post"}')).toBe(1)
})
