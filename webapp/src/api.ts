import type { Incident, Task } from '../../server/contract/incident.ts'
import { API_BASE, pathOf, PLUGIN_ROOT, routes } from '../../server/contract/routes.ts'
import type { DialogRequest, Page } from './host.ts'
import { makeRequest } from './request.ts'

/** A page of a list; `disabled` where the plugin is off for the team. */
export interface IncidentPage {
  readonly items: readonly Incident[]
  readonly next_cursor: string
  readonly has_more: boolean
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

const PER_PAGE = 20

export type Api = ReturnType<typeof makeApi>

/** Calls of our own server. Every one throws a RequestError when there is no good answer. */
export function makeApi(page: Page) {
  const request = makeRequest(page, `${PLUGIN_ROOT}${API_BASE}`)
  const ofTask = ({ incidentId, taskId }: TaskRef) => ({ id: incidentId, task_id: taskId })
  return {
    incident: (id: string) => request<Incident>('GET', pathOf(routes.incident, { id })),
    incidentOfChannel: (channelId: string) =>
      request<Incident>('GET', pathOf(routes.incidentOfChannel, { channel_id: channelId })),
    myOngoing: (teamId: string, cursor = '') =>
      request<IncidentPage>('GET', `${routes.incidents}?${ongoingQuery(teamId, cursor)}`),
    setTaskState: (ref: TaskRef, state: Task['state']) =>
      request<TaskAnswer>('PUT', pathOf(routes.taskState, ofTask(ref)), { new_state: state }),
    assignTask: (ref: TaskRef, assigneeId: string) =>
      request<TaskAnswer>('PUT', pathOf(routes.taskAssignee, ofTask(ref)), {
        assignee_id: assigneeId,
      }),
    runTask: (ref: TaskRef) => request<TaskAnswer>('POST', pathOf(routes.taskRun, ofTask(ref))),
    startDialog: (teamId: string, clientId: string) =>
      request<DialogRequest>(
        'GET',
        `${routes.startDialog}?${query({ team_id: teamId, client_id: clientId })}`,
      ),
  }
}

const ongoingQuery = (teamId: string, cursor: string) =>
  query({
    team_id: teamId,
    member_id: 'me',
    status: 'ongoing',
    direction: 'desc',
    per_page: String(PER_PAGE),
    ...(cursor === '' ? {} : { cursor }),
  })

const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
