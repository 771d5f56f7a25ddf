import { expect, test } from '@jest/globals'

import type { OutboxEntry } from '../usecases/ports/outbox.ts'
import { fromPayload, toPayloads } from './outbox-payload.ts'

test('an entry comes back as it was, times, quotes and all', () => {
  const at = new Date('2026-03-01T03:07:00.123Z')
  const event = { createAt: at, eventAt: at, type: 'task_state_modified', details: '', postId: '' } as const
  const task = {
    id: 't',
    checklistId: 'c',
    position: 1,
    title: '2026-03-01T03:07:00.000Z',
    description: '"\\\n👋',
  } as const
  const entry: OutboxEntry = {
    kind: 'incident_changed',
    key: 'k',
    incidentId: 'i',
    version: 2,
    updateAt: at,
    changed: {
      fields: ['numTasksClosed'],
      tasks: [
        {
          ...task,
          command: '',
          state: 'closed',
          stateModifiedAt: at,
          stateModifiedPostId: '',
          assigneeId: '',
          assigneeModifiedAt: undefined,
          assigneeModifiedPostId: '',
          commandLastRunAt: undefined,
        },
      ],
      timelineEvents: [{ ...event, id: 'e', summary: 'at', subjectId: '', creatorId: '' }],
    },
  }

  const [payload] = JSON.parse(toPayloads([entry])) as unknown[]
  expect(fromPayload(JSON.stringify(payload))).toEqual(entry)
})
