import type { Incident } from '../../server/contract/incident.ts'
import type { Playbook } from '../../server/contract/playbook.ts'
import {
  endOf,
  lastUpdateOf,
  statusOf,
  tasksOf,
  type ModelEntry,
  type ModelIncident,
  type ModelPlaybook,
} from './model.ts'

/** Joins and leaves of the channel are the host's doing. */
const NOT_COMPARED = 'user_joined_left'

/** What an answer shows of an incident, as far as the model says something of it. */
export const seenIncident = (answer: Incident) => ({
  version: answer.version,
  name: answer.name,
  description: answer.description,
  commander: answer.commander_user_id,
  reporter: answer.reporter_user_id,
  playbook: answer.playbook_id,
  created: answer.create_at,
  updated: answer.update_at,
  status: answer.current_status,
  ended: answer.end_at,
  lastUpdate: answer.last_status_update_at,
  reminder: [answer.reminder_at, answer.overdue, answer.previous_reminder_seconds, answer.previous_reminder],
  retrospective: [
    answer.retrospective,
    answer.retrospective_published_at,
    answer.retrospective_published_by_user_id,
    answer.retrospective_was_canceled,
  ],
  counts: [answer.num_tasks, answer.num_tasks_closed],
  checklists: answer.checklists.map(({ id, title, items }) => ({
    id,
    title,
    tasks: items.map((task) => [
      task.id,
      task.title,
      task.description,
      task.command,
      task.state,
      task.state_modified,
      task.assignee_id,
      task.assignee_modified,
      task.command_last_run,
    ]),
  })),
  updates: answer.status_posts.map((post) => [
    post.id,
    post.status,
    post.author_user_id,
    post.create_at,
    post.delete_at > 0,
  ]),
  entries: answer.timeline_events
    .filter(({ event_type: type }) => type !== NOT_COMPARED)
    .map((event) => [event.event_type, event.event_at, event.subject_user_id, event.creator_user_id]),
})

export const expectedIncident = (model: ModelIncident): ReturnType<typeof seenIncident> => ({
  version: model.version,
  name: model.name,
  description: model.description,
  commander: model.commander,
  reporter: model.reporter,
  playbook: model.playbookId,
  created: model.createAt,
  updated: model.updateAt,
  status: statusOf(model),
  ended: endOf(model),
  lastUpdate: lastUpdateOf(model),
  reminder: [model.reminderAt, model.isOverdue, model.previousReminder, model.previousReminder * 1e9],
  retrospective: [
    model.retrospective.text,
    model.retrospective.at,
    model.retrospective.by,
    model.retrospective.isCanceled,
  ],
  counts: [tasksOf(model).length, tasksOf(model).filter(({ state }) => state === 'closed').length],
  checklists: model.checklists.map(({ id, title, tasks }) => ({
    id,
    title,
    tasks: tasks.map((task) => [
      task.id,
      task.title,
      task.description,
      task.command,
      task.state,
      task.stateAt,
      task.assignee,
      task.assigneeAt,
      task.ranAt,
    ]),
  })),
  updates: model.updates.map(({ postId, status, author, at, isDeleted }) => [
    postId,
    status,
    author,
    at,
    isDeleted,
  ]),
  entries: model.entries.map(({ type, at, subject, creator }) => [type, at, subject, creator]),
})

/** The words and posts of the record that the specification fixes, by entry; others are told by nobody. */
export const wordsOf = (answer: Incident, entries: readonly ModelEntry[]) =>
  answer.timeline_events
    .filter(({ event_type: type }) => type !== NOT_COMPARED)
    .map(({ summary, post_id: postId }, index) => [
      entries[index]?.summary === undefined ? undefined : summary,
      entries[index]?.postId === '' ? '' : postId,
    ])

export const expectedWords = (entries: readonly ModelEntry[]) =>
  entries.map(({ summary, postId }) => [summary, postId])

export const seenPlaybook = (answer: Playbook) => ({
  version: answer.version,
  title: answer.title,
  summary: answer.summary,
  description: answer.description,
  members: answer.member_ids.toSorted(),
  isPublic: answer.public,
  makesPublic: answer.create_public_incident,
  counts: [answer.num_stages, answer.num_steps],
  checklists: answer.checklists.map(({ title, items }) => ({
    title,
    tasks: items.map((task) => [task.title, task.description, task.command]),
  })),
})

export const expectedPlaybook = (model: ModelPlaybook): ReturnType<typeof seenPlaybook> => ({
  version: model.version,
  title: model.title,
  summary: model.summary,
  description: model.description,
  members: model.members.toSorted(),
  isPublic: model.isPublic,
  makesPublic: model.makesPublic,
  counts: [model.checklists.length, model.checklists.flatMap(({ tasks }) => tasks).length],
  checklists: model.checklists.map(({ title, tasks }) => ({
    title,
    tasks: tasks.map((task) => [task.title, task.description, task.command]),
  })),
})
