import {
  changedFields,
  type AuditAction,
  type AuditColumn,
  type AuditedAct,
  type AuditFields,
} from '../domain/audit.ts'
import type { Checklist, Task } from '../domain/checklist.ts'
import type { ChangeFact } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import { isOngoing } from '../domain/status.ts'
import type { StatusUpdate } from '../domain/status-update.ts'

/** One version step, as far as the record of who did what is concerned. */
type Step = Readonly<{
  before: Incident
  incident: Incident
  /** As they were; of an incident whose checklists were not asked for only its task. */
  task: Task | undefined
  checklists: readonly Checklist[]
  alsoDone: readonly AuditedAct[]
}>

/** What a version step did. What the host did by itself, and only came to hear of, is none of it. */
export function actsOfChange(facts: readonly ChangeFact[], step: Step): readonly AuditedAct[] {
  const { id: incidentId, playbookId, teamId } = step.incident
  const acts = [...facts.flatMap((fact) => actOf(fact, step)), ...channelActs(facts, step), ...step.alsoDone]
  return acts.map((act) => ({
    ...act,
    incidentId,
    playbookId,
    teamId,
  }))
}

function actOf(fact: ChangeFact, step: Step): readonly AuditedAct[] {
  switch (fact.kind) {
    case 'task_state_changed':
      return [ofTask('task.state', fact.task, { state: { from: fact.from, to: fact.task.state } })]
    case 'task_assigned':
      return [
        ofTask('task.assign', fact.task, { assignee_id: { from: fact.from, to: fact.task.assigneeId } }),
      ]
    case 'command_ran':
      return [ofTask('task.run', fact.task)]
    case 'task_added':
      return [ofTask('task.add', fact.task, { checklist_id: { to: fact.task.checklistId } })]
    case 'task_edited':
      return [ofTask('task.edit', fact.task, changedTask(step, fact.task))]
    case 'task_moved':
      return [ofTask('task.move', fact.task, { position: {}, ...changedTask(step, fact.task) })]
    case 'task_removed':
      return [ofTask('task.delete', fact.task)]
    case 'checklist_added':
      return [ofChecklist('checklist.add', fact.checklist)]
    case 'checklist_renamed':
      return [ofChecklist('checklist.edit', fact.checklist, { title: {} })]
    case 'checklist_moved':
      return [ofChecklist('checklist.move', fact.checklist, { position: {} })]
    case 'checklist_removed':
      return [ofChecklist('checklist.delete', fact.checklist, { num_tasks: fact.checklist.tasks.length })]
    case 'incident_renamed':
      return [ofIncident('incident.rename', step, { name: {} })]
    case 'incident_described':
      return [ofIncident('incident.describe', step, { description: {} })]
    case 'commander_changed':
      return [ofIncident('commander.change', step, { commander_user_id: { from: fact.from, to: fact.to } })]
    case 'post_added':
      return [ofIncident('timeline.add', step, { post_id: fact.post.id })]
    case 'entry_removed':
      return [{ action: 'timeline.remove', object: { type: 'timeline_event', id: fact.entryId } }]
    case 'status_updated':
      return [ofUpdate('status.update', fact.update, stated(fact.update, step))]
    case 'status_update_edited':
      return [ofUpdate('status.edited', fact.update, { message: {} })]
    case 'status_update_deleted':
      return [ofUpdate('status.deleted', fact.update, { status: { from: fact.from, to: fact.to } })]
    // Comings and goings, and what becomes of channels, are the host's, whose own record has them.
    case 'member_joined':
    case 'member_left':
    case 'channel_changed':
      return []
    case 'retrospective_written':
      return [ofIncident('retrospective.edit', step, { retrospective: {} })]
    case 'retrospective_published':
      return [ofIncident('retrospective.publish', step)]
    case 'retrospective_canceled':
      return [ofIncident('retrospective.cancel', step)]
    case 'reminder_due':
      return [ofIncident('reminder.fire', step, { reminder_at: step.before.reminderAt?.getTime() ?? 0 })]
    case 'reminder_dismissed':
      return [ofIncident('reminder.dismiss', step)]
  }
}

/** What the playbook's option does to the channel, on its authority. */
function channelActs(facts: readonly ChangeFact[], { before, incident }: Step): readonly AuditedAct[] {
  if (before.isChannelArchivedByUs === incident.isChannelArchivedByUs) return []
  if (incident.isChannelArchivedByUs) return [channelAct('channel.archive', incident.id)]
  // An update restores it before its post, which its own act tells.
  return facts.some(({ kind }) => kind === 'status_updated')
    ? []
    : [channelAct('channel.restore', incident.id)]
}

export const channelAct = (
  action: 'channel.archive' | 'channel.restore',
  incidentId: string,
): AuditedAct => ({
  action,
  object: { type: 'incident', id: incidentId },
  incidentId,
})

const ofTask = (action: AuditAction, { id }: Task, fields: AuditFields = {}): AuditedAct => ({
  action,
  object: { type: 'task', id },
  fields,
})

const ofChecklist = (action: AuditAction, { id }: Checklist, fields: AuditFields = {}): AuditedAct => ({
  action,
  object: { type: 'checklist', id },
  fields,
})

const ofUpdate = (action: AuditAction, { id }: StatusUpdate, fields: AuditFields): AuditedAct => ({
  action,
  object: { type: 'status_update', id },
  fields,
})

const ofIncident = (
  action: AuditAction,
  { incident: { id } }: Step,
  fields: AuditFields = {},
): AuditedAct => ({
  action,
  object: { type: 'incident', id },
  fields,
})

type TaskPart = Pick<Task, 'title' | 'description' | 'command' | 'checklistId'>

const TASK_COLUMNS: Readonly<Record<keyof TaskPart, AuditColumn>> = {
  title: ['title', 'nothing'],
  description: ['description', 'nothing'],
  command: ['command', 'nothing'],
  checklistId: ['checklist_id', 'values'],
}

function changedTask({ task, checklists }: Step, changed: Task): AuditFields {
  const before = [...(task ? [task] : []), ...checklists.flatMap(({ tasks }) => tasks)].find(
    ({ id }) => id === changed.id,
  )
  return before ? changedFields<TaskPart>(TASK_COLUMNS, before, changed) : {}
}

/** How large the incident was is told with its end. */
function stated(update: StatusUpdate, { before, incident, checklists }: Step): AuditFields {
  const isEnd = isOngoing(before.status) && !isOngoing(incident.status)
  return {
    status: { from: update.oldStatus, to: update.status },
    reminder_seconds: update.reminderSeconds,
    ...(update.description !== '' && { description: {} }),
    ...(isEnd && { num_checklists: checklists.length, num_tasks: incident.numTasks }),
  }
}
