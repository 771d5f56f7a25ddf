import type { Incident, Task } from '../../server/contract/incident.ts'
import { API_BASE, pathOf, PLUGIN_ROOT, routes } from '../../server/contract/routes.ts'
import type { ChangeSettings, Preferences, Settings } from '../../server/contract/settings.ts'
import type { Statistics } from '../../server/contract/statistics.ts'
import type { PostStatus, StatusAnswer } from '../../server/contract/status-update.ts'
import type { DialogRequest, Page } from './host.ts'
import { makeRequest, type Asked } from './request.ts'
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

/** Which page of which list. */
export interface ListAsked {
  readonly teamId: string
  readonly scope: Scope
  /** `''` for the first page. */
  readonly cursor: string
}

const PER_PAGE = 20

export type Api = ReturnType<typeof makeApi>

/** Calls of our own server. Every one throws a RequestError when there is no good answer. */
export function makeApi(page: Page) {
  const ask = makeRequest(page, `${PLUGIN_ROOT}${API_BASE}`)
  const request = async <Body>(method: 'GET' | 'POST' | 'PUT', path: string, asked?: Asked) =>
    (await ask<Body>(method, path, asked)).body
  const ofTask = ({ incidentId, taskId }: TaskRef) => ({ id: incidentId, task_id: taskId })
  return {
    incident: (id: string) => request<Incident>('GET', pathOf(routes.incident, { id })),
    incidentOfChannel: (channelId: string) =>
      request<Incident>('GET', pathOf(routes.incidentOfChannel, { channel_id: channelId })),
    ongoing: (asked: ListAsked) => request<IncidentPage>('GET', `${routes.incidents}?${ongoingQuery(asked)}`),
    setTaskState: (ref: TaskRef, state: Task['state']) =>
      request<TaskAnswer>('PUT', pathOf(routes.taskState, ofTask(ref)), { body: { new_state: state } }),
    assignTask: (ref: TaskRef, assigneeId: string) =>
      request<TaskAnswer>('PUT', pathOf(routes.taskAssignee, ofTask(ref)), {
        body: { assignee_id: assigneeId },
      }),
    runTask: (ref: TaskRef) => request<TaskAnswer>('POST', pathOf(routes.taskRun, ofTask(ref))),
    /** @returns The incident's version after it. */
    async handOver(id: string, commanderId: string): Promise<number | undefined> {
      const body = { commander_id: commanderId }
      return (await ask('POST', pathOf(routes.commander, { id }), { body })).version
    },
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
    startDialog: (teamId: string, clientId: string) =>
      request<DialogRequest>(
        'GET',
        `${routes.startDialog}?${query({ team_id: teamId, client_id: clientId })}`,
      ),
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
