import { expect, test } from '@jest/globals'
import { Value } from 'typebox/value'
import { closedTask, exampleRecord, ids } from '../../tests/support/example-incident.ts'
import { IncidentSchema } from '../contract/incident.ts'
import { presentIncident, presentTask, presentTimelineEvent } from './incident.ts'

/** The answer to the start in rest-api.md 6, letter by letter. */
const GOLDEN = `{"id":"wj3drgzdpnf54rxf5d8qd3dqne","version":1,"name":"Payments answer 502","description":"**Summary**\\n\\n**Impact**",
 "commander_user_id":"1asb7sk89dp1ex339fkh3te5t4","reporter_user_id":"1asb7sk89dp1ex339fkh3te5t4","team_id":"ih1r84kij94nrwis97rft6rduh",
 "channel_id":"14j8umgczgrdp95w77zuxmxfu9","channel_type":"O","channel_state":"open","create_at":1763856000000,"update_at":1763856000000,
 "end_at":0,"delete_at":0,"active_stage":0,"active_stage_title":"","post_id":"","playbook_id":"889766ufjgio6kbpzjbufozksq",
 "checklists":[{"id":"iqcx3qc9sbbt6ocshszfqgq6ci","title":"Triage","items":[
  {"id":"sjebyge5cpbop1xwo4eds74ejb","title":"Find who is on call","description":"","command":"/oncall payments","state":"","state_modified":0,
   "state_modified_post_id":"","assignee_id":"","assignee_modified":0,"assignee_modified_post_id":"","command_last_run":0},
  {"id":"hmyjmj68dw6gdxctnghbrhwcth","title":"Tell support","description":"Use the *short* text.","command":"","state":"","state_modified":0,
   "state_modified_post_id":"","assignee_id":"","assignee_modified":0,"assignee_modified_post_id":"","command_last_run":0}]}],
 "status_posts":[],"current_status":"Reported","reminder_post_id":"","reminder_at":0,"overdue":false,"previous_reminder":900000000000,
 "previous_reminder_seconds":900,"last_status_update_at":0,"broadcast_channel_id":"","reminder_message_template":"What changed? Who is affected?",
 "invited_user_ids":["saqjfmjqqy9mo1yj4zwed73333"],"invited_group_ids":[],"default_commander_id":"","announcement_channel_id":"",
 "webhook_on_creation_url":"https://hooks.example.org/incidents","webhook_on_status_update_url":"","message_on_join":"","post_task_changes":true,
 "archive_channel_enabled":false,"retrospective_enabled":true,"retrospective":"### Summary\\n","retrospective_published_at":0,
 "retrospective_published_by_user_id":"","retrospective_was_canceled":false,"retrospective_reminder_interval_seconds":86400,"num_tasks":2,"num_tasks_closed":0,
 "timeline_events":[{"id":"o87yi4tenx8kodmcuup1hmtsbo","incident_id":"wj3drgzdpnf54rxf5d8qd3dqne","create_at":1763856000000,"delete_at":0,
  "event_at":1763856000000,"event_type":"incident_created","summary":"","details":"","post_id":"","subject_user_id":"1asb7sk89dp1ex339fkh3te5t4",
  "creator_user_id":""}],"timeline_truncated":false,"can_edit":true}`

test('an incident is shown exactly as the specification shows it', () => {
  expect(presentIncident({ record: exampleRecord, canEdit: true })).toEqual(JSON.parse(GOLDEN))
})

test('every documented field is shown, and no other', () => {
  const shown = presentIncident({ record: exampleRecord, canEdit: true })
  expect(Object.keys(shown).toSorted()).toEqual(Object.keys(IncidentSchema.properties).toSorted())
})

test('a person without the right to edit does not learn where webhooks go', () => {
  const automation = {
    ...exampleRecord.incident.automation,
    webhookOnStatusUpdateUrl: 'https://hooks.example.org/updates',
  }
  const record = { ...exampleRecord, incident: { ...exampleRecord.incident, automation } }
  expect(presentIncident({ record, canEdit: false })).toMatchObject({
    webhook_on_creation_url: '',
    webhook_on_status_update_url: '',
    can_edit: false,
  })
  expect(presentIncident({ record, canEdit: true }).webhook_on_status_update_url).toBe(
    'https://hooks.example.org/updates',
  )
})

test('an ended incident with everything set keeps every time, id and duration', () => {
  const shown = presentIncident({ record: endedRecord(), canEdit: true })
  expect(shown).toMatchObject({
    version: 7,
    channel_type: 'P',
    channel_state: 'archived',
    current_status: 'Archived',
    end_at: 1001,
    reminder_at: 1002,
    overdue: true,
    reminder_post_id: ids.event,
    last_status_update_at: 1003,
    previous_reminder: 2_592_000_000_000_000,
    previous_reminder_seconds: 2_592_000,
    retrospective_published_at: 1004,
    retrospective_published_by_user_id: ids.bob,
    retrospective_was_canceled: true,
    timeline_truncated: true,
  })
  expect(shown.status_posts).toEqual([
    { id: ids.event, status: 'Active', create_at: 5, delete_at: 7, author_user_id: ids.ann, edit_at: 6 },
    { id: ids.task, status: 'Archived', create_at: 8, delete_at: 0, author_user_id: ids.bob, edit_at: 0 },
  ])
  expect(Value.Check(IncidentSchema, shown)).toBe(true)
})

test('a task tells when and by which post it changed', () => {
  const task = {
    ...closedTask,
    stateModifiedPostId: ids.event,
    assigneeId: ids.bob,
    assigneeModifiedAt: new Date(11),
    assigneeModifiedPostId: ids.channel,
    commandLastRunAt: new Date(12),
  }
  expect(presentTask(task)).toEqual({
    id: ids.task,
    title: 'Find who is on call',
    description: '',
    command: '/oncall payments',
    state: 'closed',
    state_modified: 1_763_856_120_000,
    state_modified_post_id: ids.event,
    assignee_id: ids.bob,
    assignee_modified: 11,
    assignee_modified_post_id: ids.channel,
    command_last_run: 12,
  })
})

test('an entry of the record tells its incident', () => {
  const event = {
    id: ids.event,
    eventAt: new Date(1),
    createAt: new Date(2),
    type: 'task_state_modified' as const,
    summary: 'checked off Find who is on call',
    details: 'more',
    postId: ids.channel,
    subjectId: ids.ann,
    creatorId: ids.bob,
  }
  expect(presentTimelineEvent(event, ids.incident)).toEqual({
    id: ids.event,
    incident_id: ids.incident,
    create_at: 2,
    delete_at: 0,
    event_at: 1,
    event_type: 'task_state_modified',
    summary: 'checked off Find who is on call',
    details: 'more',
    post_id: ids.channel,
    subject_user_id: ids.ann,
    creator_user_id: ids.bob,
  })
})

function endedRecord() {
  const { incident } = exampleRecord
  return {
    ...exampleRecord,
    isTimelineTruncated: true,
    statusPosts: [
      {
        id: ids.event,
        status: 'Active' as const,
        authorId: ids.ann,
        createAt: new Date(5),
        editAt: new Date(6),
        deleteAt: new Date(7),
      },
      {
        id: ids.task,
        status: 'Archived' as const,
        authorId: ids.bob,
        createAt: new Date(8),
        editAt: undefined,
        deleteAt: undefined,
      },
    ],
    incident: {
      ...incident,
      version: 7,
      channelType: 'P' as const,
      channelState: 'archived' as const,
      status: 'Archived' as const,
      endAt: new Date(1001),
      reminderAt: new Date(1002),
      isOverdue: true,
      reminderPostId: ids.event,
      lastStatusUpdateAt: new Date(1003),
      previousReminderSeconds: 2_592_000,
      retrospective: {
        ...incident.retrospective,
        publishedAt: new Date(1004),
        publishedById: ids.bob,
        wasCanceled: true,
      },
    },
  }
}
