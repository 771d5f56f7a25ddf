import type { AuditSubject } from '../domain/audit.ts'
import type { Announce } from '../usecases/announce.ts'
import type { Audit } from '../usecases/audit.ts'
import type { ChangeDetails } from '../usecases/details.ts'
import type { Checklists } from '../usecases/checklists.ts'
import type { HandOver } from '../usecases/commander.ts'
import type { ExportList } from '../usecases/export-list.ts'
import type { ExportMessages } from '../usecases/export-messages.ts'
import type { ExportRecord } from '../usecases/export-record.ts'
import type { ManagePlaybook } from '../usecases/manage-playbook.ts'
import type { OwnPreferences } from '../usecases/preferences.ts'
import type { Reminders } from '../usecases/reminders.ts'
import type { Retrospectives } from '../usecases/retrospectives.ts'
import type { RunTask } from '../usecases/run-task.ts'
import type { SavePlaybook } from '../usecases/save-playbook.ts'
import type { ManageSettings } from '../usecases/settings.ts'
import type { StartIncident } from '../usecases/start-incident.ts'
import type { PostStatus } from '../usecases/status-updates.ts'
import type { ChecklistRef, TaskRef } from '../usecases/task-ref.ts'
import type { Tasks } from '../usecases/tasks.ts'
import type { Timeline } from '../usecases/timeline.ts'
import type { DeliveryRef, ManageDeliveries } from '../usecases/webhook-deliveries.ts'

/** Whatever changes something, or reads what is on record when it is read. */
type Changing = Tasks &
  Checklists &
  Timeline &
  Retrospectives &
  SavePlaybook &
  ManagePlaybook &
  Pick<ManageDeliveries, 'replayDelivery'> &
  Pick<ManageSettings, 'changeSettings'> &
  Pick<OwnPreferences, 'changePreferences'> &
  Pick<Reminders, 'dismissReminder'> &
  Readonly<{
    startIncident: StartIncident
    changeDetails: ChangeDetails
    handOver: HandOver
    announce: Announce
    postStatus: PostStatus
    runTask: RunTask
    exportRecord: ExportRecord
    exportMessages: ExportMessages
    exportList: ExportList
  }>

/** The same use cases for the doors: what is refused to people is on record, by whichever door they come. */
export const withAudit = <All extends Changing>({ watched }: Pick<Audit, 'watched'>, all: All): All => ({
  ...all,
  startIncident: watched('incident.start', startOf, all.startIncident),
  changeDetails: watched('incident.describe', ofIncidentIn, all.changeDetails),
  handOver: watched('commander.change', ofIncidentIn, all.handOver),
  announce: watched('incident.announce', ofIncident, all.announce),
  postStatus: watched('status.update', ofIncidentIn, all.postStatus),
  dismissReminder: watched('reminder.dismiss', ofIncidentIn, all.dismissReminder),
  writeRetrospective: watched('retrospective.edit', ofIncidentIn, all.writeRetrospective),
  publishRetrospective: watched('retrospective.publish', ofIncidentIn, all.publishRetrospective),
  cancelRetrospective: watched('retrospective.cancel', ofIncidentIn, all.cancelRetrospective),
  runTask: watched('task.run', ofTask, all.runTask),
  setTaskState: watched('task.state', ofTask, all.setTaskState),
  toggleTask: watched('task.state', ofTask, all.toggleTask),
  assignTask: watched('task.assign', ofTask, all.assignTask),
  editTask: watched('task.edit', ofTask, all.editTask),
  removeTask: watched('task.delete', ofTask, all.removeTask),
  addTask: watched('task.add', ofChecklist, all.addTask),
  moveTask: watched('task.move', ofTask, all.moveTask),
  reorderTask: watched('task.move', ofChecklist, all.reorderTask),
  addChecklist: watched('checklist.add', ofIncidentIn, all.addChecklist),
  renameChecklist: watched('checklist.edit', ofChecklist, all.renameChecklist),
  moveChecklist: watched('checklist.move', ofChecklist, all.moveChecklist),
  removeChecklist: watched('checklist.delete', ofChecklist, all.removeChecklist),
  addPost: watched('timeline.add', ofIncidentIn, all.addPost),
  removeEntry: watched('timeline.remove', entryOf, all.removeEntry),
  exportRecord: watched('incident.export', ({ incidentId }) => ofIncident(incidentId), all.exportRecord),
  exportMessages: watched('incident.export', ({ incidentId }) => ofIncident(incidentId), all.exportMessages),
  exportList: watched('incident.export', ({ teamId }) => ofTeam(teamId), all.exportList),
  createPlaybook: watched('playbook.create', ofTeam, all.createPlaybook),
  editPlaybook: watched('playbook.edit', ofPlaybook, all.editPlaybook),
  deletePlaybook: watched('playbook.delete', ofPlaybook, all.deletePlaybook),
  replayDelivery: watched('webhook.replay', deliveryOf, all.replayDelivery),
  getWebhookSecret: watched('playbook.secret_read', ofPlaybook, all.getWebhookSecret),
  rotateWebhookSecret: watched('playbook.secret_rotate', ofPlaybook, all.rotateWebhookSecret),
  changeSettings: watched('settings.change', () => OF_SETTINGS, all.changeSettings),
  changePreferences: watched('preferences.change', () => OF_USER, all.changePreferences),
})

const OF_SETTINGS: AuditSubject = { object: { type: 'settings', id: '' } }
/** Of whoever asks. */
const OF_USER: AuditSubject = { object: { type: 'user', id: '' } }

const startOf = ({ teamId, playbookId }: { teamId: string; playbookId: string }): AuditSubject => ({
  ...ofTeam(teamId),
  playbookId,
})

const ofTeam = (teamId: string): AuditSubject => ({ object: { type: 'team', id: teamId }, teamId })

const ofIncident = (incidentId: string): AuditSubject => ({
  object: { type: 'incident', id: incidentId },
  incidentId,
})

const ofIncidentIn = ({ incidentId }: { incidentId: string }): AuditSubject => ofIncident(incidentId)

/** By place: which it was is known only inside. */
const ofTask = (ref: TaskRef): AuditSubject => ({
  object: { type: 'task', id: 'taskId' in ref ? ref.taskId : '' },
  incidentId: ref.incidentId,
})

const ofChecklist = (ref: ChecklistRef): AuditSubject => ({
  object: { type: 'checklist', id: 'checklistId' in ref ? ref.checklistId : '' },
  incidentId: ref.incidentId,
})

const entryOf = ({ incidentId, entryId }: { incidentId: string; entryId: string }): AuditSubject => ({
  object: { type: 'timeline_event', id: entryId },
  incidentId,
})

const deliveryOf = ({ incidentId, deliveryId }: DeliveryRef): AuditSubject => ({
  object: { type: 'webhook_delivery', id: deliveryId },
  incidentId,
})

const ofPlaybook = (playbookId: string): AuditSubject => ({
  object: { type: 'playbook', id: playbookId },
  playbookId,
})
