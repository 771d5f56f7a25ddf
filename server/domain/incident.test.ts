import { expect, test } from '@jest/globals'

import { newIncident, type StartOrder } from './incident.ts'
import type { Playbook } from './playbook.ts'

const at = new Date('2026-01-02T03:04:05Z')
let count = 0
const newId = () => `id-${++count}`

const playbook: Playbook = {
  id: 'outage',
  version: 3,
  title: 'Outage',
  summary: 'When customers cannot pay.',
  memberIds: [],
  createAt: at,
  updateAt: at,
  updateUserId: 'ann',
  numChecklists: 1,
  numTasks: 1,
  teamId: 'ops',
  description: '**Impact**',
  createPublicIncident: false,
  isPublic: true,
  checklists: [{ id: 'l', title: 'Triage', tasks: [{ id: 't', title: 'a', description: '', command: '' }] }],
  broadcastChannelId: 'broadcast',
  reminderMessageTemplate: 'What changed?',
  reminderTimerDefaultSeconds: 900,
  inviteUsersEnabled: false,
  invitedUserIds: ['bob'],
  defaultCommanderEnabled: false,
  defaultCommanderId: 'carl',
  announcementChannelEnabled: false,
  announcementChannelId: 'announcements',
  webhookOnCreationEnabled: false,
  webhookOnCreationUrl: 'https://example.org/created',
  webhookOnStatusUpdateEnabled: false,
  webhookOnStatusUpdateUrl: 'https://example.org/updated',
  messageOnJoinEnabled: false,
  messageOnJoin: 'Welcome',
  postTaskChanges: false,
  archiveChannelEnabled: true,
  retrospectiveEnabled: true,
  retrospectiveTemplate: '### Summary',
  retrospectiveReminderIntervalSeconds: 86_400,
}
const order: StartOrder = {
  id: 'incident',
  name: 'Payments answer 502',
  description: '',
  teamId: 'ops',
  reporterId: 'ann',
  commanderId: 'ann',
  postId: '',
  playbook,
  at,
}

test('an incident copies its playbook and leaves out what is switched off', () => {
  const { incident, checklists } = newIncident(order, newId)
  expect(incident).toMatchObject({
    description: '**Impact**',
    channelType: 'P',
    playbookId: 'outage',
    previousReminderSeconds: 900,
    status: 'Reported',
    version: 1,
    numTasks: 1,
    retrospective: { isEnabled: true, text: '### Summary', reminderIntervalSeconds: 86_400 },
  })
  expect(incident.automation).toEqual({
    broadcastChannelId: 'broadcast',
    reminderMessageTemplate: 'What changed?',
    announcementChannelId: '',
    defaultCommanderId: '',
    invitedUserIds: [],
    webhookOnCreationUrl: '',
    webhookOnStatusUpdateUrl: '',
    messageOnJoin: '',
    postTaskChanges: false,
    archiveChannelEnabled: true,
  })
  expect(checklists).toHaveLength(1)
})

test('what is switched on is copied whole', () => {
  const on = {
    inviteUsersEnabled: true,
    defaultCommanderEnabled: true,
    announcementChannelEnabled: true,
    webhookOnCreationEnabled: true,
    webhookOnStatusUpdateEnabled: true,
    messageOnJoinEnabled: true,
  }
  const { incident } = newIncident({ ...order, playbook: { ...playbook, ...on } }, newId)
  expect(incident.automation).toMatchObject({
    announcementChannelId: 'announcements',
    defaultCommanderId: 'carl',
    invitedUserIds: ['bob'],
    webhookOnCreationUrl: 'https://example.org/created',
    webhookOnStatusUpdateUrl: 'https://example.org/updated',
    messageOnJoin: 'Welcome',
  })
})

test('a description given at the start wins over the template', () => {
  expect(newIncident({ ...order, description: 'Mine' }, newId).incident.description).toBe('Mine')
  const without = newIncident({ ...order, description: 'Mine', playbook: undefined }, newId)
  expect(without.incident.description).toBe('Mine')
})

test('without a playbook: public channel, one empty checklist, retrospective with the default template', () => {
  const { incident, checklists } = newIncident({ ...order, playbook: undefined }, newId)
  expect(incident).toMatchObject({
    channelType: 'O',
    playbookId: '',
    numTasks: 0,
    previousReminderSeconds: 0,
  })
  expect(incident.retrospective.text).toContain('### Lessons')
  expect(checklists).toEqual([{ id: expect.any(String), title: 'Checklist', position: 65_536, tasks: [] }])
})
