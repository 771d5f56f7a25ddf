import type { Checklist, Incident, Task, TimelineEvent } from '../../server/contract/incident.ts'
import { API_BASE, pathOf, PLUGIN_ROOT, routes } from '../../server/contract/routes.ts'
import type { ChangeSettings, Preferences, Settings } from '../../server/contract/settings.ts'
import type { Statistics } from '../../server/contract/statistics.ts'
import type { PostStatus, StatusAnswer } from '../../server/contract/status-update.ts'
import type { DialogRequest, Page } from './host.ts'
import { makeFileRequest, makeRequest, type Asked, type Method } from './request.ts'
import type { Scope } from './state/incidents.ts'

/** A page of a list; `disabled` where the plugin is off for the team. */
export interface IncidentPage {
  readonly items: readonly Incident[]
  readonly next_cursor: string
  readonly total_count: number
  readonly disabled?: boolean
}

/** An incident's version after a change, and the changed task. */
export interface TaskAnswer {
  readonly version: number
  readonly task: Task
}

export interface TaskRef {
  readonly incidentId: string
  readonly taskId: string
}

/** What a task says. */
export type TaskTexts = Pick<Task, 'title' | 'command' | 'description'>

export interface ChecklistRef {
  readonly incidentId: string
  readonly checklistId: string
}

/** A page of an incident's timeline. */
interface TimelinePage {
  readonly items: readonly TimelineEvent[]
  readonly has_more: boolean
}

/** `username` is empty where the account is gone. */
export interface Commander {
  readonly user_id: string
  readonly username: string
}

/** Which page of which list. */
export interface ListAsked {
  readonly teamId: string
  readonly scope: Scope
  /** `''` for the first page. */
  readonly cursor: string
}

const PER_PAGE = 20
/** Entries of a timeline that are read at once. */
export const ENTRIES_PER_PAGE = 200

export type Api = ReturnType<typeof makeApi>

/** Calls of our own server. Every one throws a RequestError when there is no good answer. */
export function makeApi(page: Page) {
  const ask = makeRequest(page, `${PLUGIN_ROOT}${API_BASE}`)
  const request = async <Body>(method: Method, path: string, asked?: Asked) =>
    (await ask<Body>(method, path, asked)).body
  /** @returns The incident's version after the change. */
  const change = async (method: Method, path: string, body?: unknown) =>
    (await ask(method, path, body === undefined ? {} : { body })).version
  const ofChecklist = ({ incidentId, checklistId }: ChecklistRef) => ({
    id: incidentId,
    checklist_id: checklistId,
  })
  const ofTask = ({ incidentId, taskId }: TaskRef) => ({ id: incidentId, task_id: taskId })
  return {
    incident: (id: string) => request<Incident>('GET', pathOf(routes.incident, { id })),
    incidentOfChannel: (channelId: string) =>
      request<Incident>('GET', pathOf(routes.incidentOfChannel, { channel_id: channelId })),
    ongoing: (asked: ListAsked) => request<IncidentPage>('GET', `${routes.incidents}?${ongoingQuery(asked)}`),
    /** @param filters Parameters of `GET /incidents`. @param at Pages from 0. */
    incidentPage: (filters: Readonly<Record<string, string>>, at: { page: number; perPage: number }) =>
      request<IncidentPage>(
        'GET',
        `${routes.incidents}?${query({ ...filters, page: String(at.page), per_page: String(at.perPage) })}`,
      ),
    /** Of incidents that the person may see. */
    commanders: (teamId: string) =>
      request<readonly Commander[]>('GET', `${routes.commanders}?${query({ team_id: teamId })}`),
    file: makeFileRequest(page, `${PLUGIN_ROOT}${API_BASE}`),
    setTaskState: (ref: TaskRef, state: Task['state']) =>
      request<TaskAnswer>('PUT', pathOf(routes.taskState, ofTask(ref)), { body: { new_state: state } }),
    assignTask: (ref: TaskRef, assigneeId: string) =>
      request<TaskAnswer>('PUT', pathOf(routes.taskAssignee, ofTask(ref)), {
        body: { assignee_id: assigneeId },
      }),
    runTask: (ref: TaskRef) => request<TaskAnswer>('POST', pathOf(routes.taskRun, ofTask(ref))),
    /** @param idempotencyKey Of this task: sent again it is added once. */
    addTask: (ref: ChecklistRef, texts: TaskTexts, idempotencyKey: string) =>
      request<TaskAnswer>('POST', pathOf(routes.tasks, ofChecklist(ref)), { body: texts, idempotencyKey }),
    editTask: (ref: TaskRef, texts: Partial<TaskTexts>) =>
      request<TaskAnswer>('PUT', pathOf(routes.task, ofTask(ref)), { body: texts }),
    removeTask: (ref: TaskRef) => change('DELETE', pathOf(routes.task, ofTask(ref))),
    /** @param beforeTaskId `''` for the end. */
    moveTask: (ref: TaskRef, checklistId: string, beforeTaskId: string) =>
      change('PUT', pathOf(routes.taskPosition, ofTask(ref)), {
        checklist_id: checklistId,
        before_task_id: beforeTaskId,
      }),
    addChecklist: (id: string, title: string, idempotencyKey: string) =>
      request<{ readonly version: number; readonly checklist: Checklist }>(
        'POST',
        pathOf(routes.checklists, { id }),
        { body: { title }, idempotencyKey },
      ),
    renameChecklist: (ref: ChecklistRef, title: string) =>
      change('PUT', pathOf(routes.checklist, ofChecklist(ref)), { title }),
    removeChecklist: (ref: ChecklistRef) => change('DELETE', pathOf(routes.checklist, ofChecklist(ref))),
    /** @param beforeChecklistId `''` for the end. */
    moveChecklist: (ref: ChecklistRef, beforeChecklistId: string) =>
      change('PUT', pathOf(routes.checklistPosition, ofChecklist(ref)), {
        before_checklist_id: beforeChecklistId,
      }),
    changeDetails: (id: string, details: Partial<Pick<Incident, 'name' | 'description'>>) =>
      request<Incident>('PATCH', pathOf(routes.incident, { id }), { body: details }),
    /** @param page Counted from 0, the newest entries first. */
    timeline: (id: string, page: number) =>
      request<TimelinePage>(
        'GET',
        `${pathOf(routes.timeline, { id })}?${query({
          direction: 'desc',
          per_page: String(ENTRIES_PER_PAGE),
          page: String(page),
        })}`,
      ),
    removeEntry: (id: string, eventId: string) =>
      change('DELETE', pathOf(routes.timelineEntry, { id, event_id: eventId })),
    handOver: (id: string, commanderId: string) =>
      change('POST', pathOf(routes.commander, { id }), { commander_id: commanderId }),
    /** @param idempotencyKey Of this text: sent again it is posted once. */
    postStatus: (id: string, body: PostStatus, idempotencyKey: string) =>
      request<StatusAnswer>('POST', pathOf(routes.status, { id }), { body, idempotencyKey }),
    settings: () => request<Settings>('GET', routes.settings),
    changeSettings: (change: ChangeSettings) => request<undefined>('POST', routes.settings, { body: change }),
    ownPreferences: () => request<Preferences>('GET', routes.ownPreferences),
    changeOwnPreferences: (body: Preferences) => request<Preferences>('PUT', routes.ownPreferences, { body }),
    statistics: (teamId: string) =>
      request<Statistics>('GET', `${routes.statistics}?${query({ team_id: teamId })}`),
    /** With what the person may do in the team. */
    settingsIn: (teamId: string) =>
      request<Settings>('GET', `${routes.settings}?${query({ team_id: teamId })}`),
    /** How many playbooks of a team the person may use. */
    playbookCount: async (teamId: string) =>
      (
        await request<{ readonly count: number }>(
          'GET',
          `${routes.playbookCount}?${query({ team_id: teamId })}`,
        )
      ).count,
    /** @param asked.postId The message that the incident is started from, or `''`. */
    startDialog: ({ teamId, postId, clientId }: { teamId: string; postId: string; clientId: string }) => {
      const from: Record<string, string> = postId === '' ? {} : { post_id: postId }
      const asked = query({ ...from, team_id: teamId, client_id: clientId })
      return request<DialogRequest>('GET', `${routes.startDialog}?${asked}`)
    },
    timelineDialog: (teamId: string, postId: string) =>
      request<DialogRequest>(
        'GET',
        `${routes.timelineDialog}?${query({ team_id: teamId, post_id: postId })}`,
      ),
    /** @returns Whether the person has seen the welcome by now, or there is none. */
    viewWelcome: async (id: string, channelId: string): Promise<boolean> =>
      (
        await request<{ readonly viewed: boolean }>(
          'GET',
          pathOf(routes.viewWelcome, { id, channel_id: channelId }),
        )
      ).viewed,
  }
}

const ongoingQuery = ({ teamId, scope, cursor }: ListAsked) =>
  query({
    team_id: teamId,
    ...(scope === 'mine' ? { member_id: 'me' } : {}),
    status: 'ongoing',
    direction: 'desc',
    per_page: String(PER_PAGE),
    ...(cursor === '' ? {} : { cursor }),
  })

const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
