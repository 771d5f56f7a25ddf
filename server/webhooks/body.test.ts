import { expect, test } from '@jest/globals'

import { closedTask, exampleRecord, ids } from '../../tests/support/example-incident.ts'
import type { IncidentRecord } from '../usecases/ports/reads.ts'
import { webhookBodies } from './body.ts'

const MEGABYTE = 1024 * 1024
const at = new Date(1_763_859_600_000)

type Given = Readonly<{
  siteUrl?: string
  events?: number
  details?: string
  tasks?: number
  description?: string
}>

function recordOf({ events = 0, details = '', tasks = 1, description = '' }: Given): IncidentRecord {
  const timelineEvents = Array.from({ length: events }, (_, index) => ({
    id: ids.event,
    type: 'status_updated' as const,
    eventAt: at,
    createAt: at,
    summary: `event ${index}`,
    details,
    postId: '',
    subjectId: ids.ann,
    creatorId: '',
  }))
  const list = Array<typeof closedTask>(tasks).fill({ ...closedTask, description })
  const checklists = [{ id: ids.checklist, title: 'Triage', position: 1, tasks: list }]
  return { ...exampleRecord, timelineEvents, checklists }
}

const made = (given: Given = {}) => {
  const text = webhookBodies.make({
    event: 'incident_created',
    eventId: ids.event,
    eventAt: at,
    siteUrl: given.siteUrl ?? 'https://chat.example.org',
    teamName: 'ops',
    channelName: 'payments-answer-502',
    actorId: ids.ann,
    actorUsername: 'ann',
    commanderUsername: 'ann',
    record: recordOf(given),
    update: undefined,
  })
  return { bytes: Buffer.byteLength(text), body: JSON.parse(text) as Record<string, unknown> }
}

test('it has the newest hundred events, and says that there are older ones', () => {
  const { body } = made({ events: 101 })
  expect(body['timeline_events']).toHaveLength(100)
  expect(body).toMatchObject({ timeline_truncated: true, timeline_events: { 99: { summary: 'event 100' } } })
  expect(made({ events: 100 }).body).toMatchObject({ timeline_truncated: false })
})

test('it says nothing of what somebody may do, and no address of a webhook', () => {
  const { body } = made()
  expect(Object.keys(body)).not.toContain('can_edit')
  expect(Object.keys(body)).not.toContain('omitted')
  expect(body).toMatchObject({ webhook_on_creation_url: '', webhook_on_status_update_url: '' })
})

test('links have one slash, whatever the address of Mattermost ends with', () => {
  expect(made({ siteUrl: 'https://chat.example.org/' }).body).toMatchObject({
    channel_url: 'https://chat.example.org/ops/channels/payments-answer-502',
  })
})

test('one that is too large goes without events, then without checklists, and says so', () => {
  const large = made({ events: 100, details: 'ü'.repeat(4_096), tasks: 100 })
  expect(large.body['omitted']).toBeUndefined()
  const larger = made({ events: 100, details: '🚒'.repeat(4_096) })
  expect(larger.body).toMatchObject({ omitted: ['timeline_events'], checklists: [expect.anything()] })
  expect(Object.keys(larger.body)).not.toContain('timeline_events')
  const largest = made({ tasks: 500, description: '🚒'.repeat(4_096) })
  expect(largest.body).toMatchObject({ omitted: ['timeline_events', 'checklists'] })
  for (const { bytes } of [large, larger, largest]) expect(bytes).toBeLessThanOrEqual(MEGABYTE)
})
