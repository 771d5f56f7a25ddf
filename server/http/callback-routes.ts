import { Type } from 'typebox'
import {
  DialogRefusal,
  StartSubmission,
  StatusSubmission,
  TaskSubmission,
  TimelineSubmission,
} from '../contract/dialog.ts'
import {
  ChecklistPlaceParameters,
  IncidentParameters,
  NoQuery,
  SuggestionQuery,
} from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { SuggestionSchema } from '../contract/suggestion.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Suggestions } from '../usecases/suggestions.ts'
import { actorOf } from './authenticate.ts'
import { buttonRoutes, type ButtonRouteDeps } from './button-routes.ts'
import { described, empty, LocationHeader, REFUSALS } from './described.ts'
import { answerSubmission, type SubmitDialog } from './dialog-submission.ts'
import { presentSuggestion } from './present-suggestion.ts'
import type { TypedApp } from './typed-app.ts'

export type CallbackRouteDeps = ButtonRouteDeps &
  Readonly<{
    submitStart: SubmitDialog
    submitTimeline: SubmitDialog
    submitStatus: SubmitOnIncident
    submitTask: SubmitOnIncident
  }> &
  Suggestions

/** @param incidentId Of the path. */
type SubmitOnIncident = (
  actor: Actor,
  submission: Parameters<SubmitDialog>[1],
  incidentId: string,
) => ReturnType<SubmitDialog>

const REFUSED = described(DialogRefusal, 'Empty, or what keeps the dialog open.')

const SUBMIT_START = {
  operationId: 'submitStartDialog',
  summary: 'The host passes on a submitted or cancelled start dialog.',
  querystring: NoQuery,
  body: StartSubmission,
  response: {
    200: REFUSED,
    201: empty('The incident is open.', { Location: LocationHeader }),
    ...REFUSALS,
  },
}

const SUBMIT_TIMELINE = {
  operationId: 'submitTimelineDialog',
  summary: 'The host passes on a submitted or cancelled dialog that puts a message on record.',
  querystring: NoQuery,
  body: TimelineSubmission,
  response: { 200: REFUSED, ...REFUSALS },
}

const SUBMIT_STATUS = {
  operationId: 'submitStatusDialog',
  summary: 'The host passes on a submitted or cancelled status dialog.',
  params: IncidentParameters,
  querystring: NoQuery,
  body: StatusSubmission,
  response: { 200: REFUSED, ...REFUSALS },
}

const SUBMIT_TASK = {
  operationId: 'submitTaskDialog',
  summary: 'The host passes on a submitted or cancelled dialog that adds a task.',
  params: ChecklistPlaceParameters,
  querystring: NoQuery,
  body: TaskSubmission,
  response: { 200: REFUSED, ...REFUSALS },
}

const SUGGEST_CHECKLISTS = {
  operationId: 'suggestChecklists',
  summary: 'Checklists of the incident of a channel, for the command line.',
  querystring: SuggestionQuery,
  response: {
    200: described(Type.Array(SuggestionSchema), 'One per checklist; none without the right to edit.'),
    ...REFUSALS,
  },
}

const SUGGEST_TASKS = {
  operationId: 'suggestTasks',
  summary: 'Tasks of the incident of a channel, for the command line.',
  querystring: SuggestionQuery,
  response: {
    200: described(Type.Array(SuggestionSchema), 'One per task; none without the right to edit.'),
    ...REFUSALS,
  },
}

/** What the host asks for a person: submitted dialogs, pressed buttons, and lists for its autocomplete. */
export function callbackRoutes(app: TypedApp, deps: CallbackRouteDeps): void {
  app.addHook('onRequest', (request, _reply, done) => {
    // The host sends no content type, and what another caller claims does not matter.
    request.raw.headers['content-type'] = 'application/json'
    done()
  })

  app.post(routes.startDialog, { schema: SUBMIT_START }, (request, reply) =>
    answerSubmission(request, reply, { body: request.body, submit: deps.submitStart }),
  )

  app.post(routes.timelineDialog, { schema: SUBMIT_TIMELINE }, (request, reply) =>
    answerSubmission(request, reply, { body: request.body, submit: deps.submitTimeline }),
  )

  app.post(routes.statusDialog, { schema: SUBMIT_STATUS }, (request, reply) => {
    const submit: SubmitDialog = (actor, submission) =>
      deps.submitStatus(actor, submission, request.params.id)
    return answerSubmission(request, reply, { body: request.body, submit })
  })

  app.post(routes.addTaskDialog, { schema: SUBMIT_TASK }, (request, reply) => {
    const submit: SubmitDialog = (actor, submission) => deps.submitTask(actor, submission, request.params.id)
    return answerSubmission(request, reply, { body: request.body, submit })
  })

  app.get(routes.checklistSuggestions, { schema: SUGGEST_CHECKLISTS }, async (request) => {
    const suggestions = await deps.checklistSuggestions(actorOf(request), request.query.channel_id)
    return suggestions.map(presentSuggestion)
  })

  app.get(routes.taskSuggestions, { schema: SUGGEST_TASKS }, async (request) => {
    const suggestions = await deps.taskSuggestions(actorOf(request), request.query.channel_id)
    return suggestions.map(presentSuggestion)
  })

  buttonRoutes(app, deps)
}
