import { ChecklistAnswer, ChecklistTitle, MoveChecklist, VersionAnswer } from '../contract/checklists.ts'
import { ChecklistParameters, IncidentParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { presentChecklist } from '../presenters/incident.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { ChecklistAnswer as Made, Checklists } from '../usecases/checklists.ts'
import { actorOf } from './authenticate.ts'
import { changing, created, creating, removing, tellVersion } from './changing.ts'
import { create } from './idempotency.ts'
import type { TypedApp } from './typed-app.ts'

export type ChecklistRouteDeps = Pick<
  Checklists,
  'addChecklist' | 'renameChecklist' | 'removeChecklist' | 'moveChecklist'
> &
  Readonly<{ answerOnce: AnswerOnce }>

const ADD = {
  operationId: 'addChecklist',
  summary: 'Adds an empty checklist at the end.',
  ...creating(ChecklistAnswer, 'The new checklist.'),
  params: IncidentParameters,
  body: ChecklistTitle,
}

const RENAME = {
  operationId: 'renameChecklist',
  summary: 'Gives a checklist another title.',
  ...changing(ChecklistAnswer, 'The checklist as it is now.'),
  params: ChecklistParameters,
  body: ChecklistTitle,
}

const REMOVE = {
  operationId: 'removeChecklist',
  summary: 'Removes a checklist with its tasks.',
  ...removing('It is gone.'),
  params: ChecklistParameters,
}

const MOVE = {
  operationId: 'moveChecklist',
  summary: 'Moves a checklist.',
  ...changing(VersionAnswer, 'It stands there.'),
  params: ChecklistParameters,
  body: MoveChecklist,
}

export function checklistRoutes(app: TypedApp, deps: ChecklistRouteDeps): void {
  const { addChecklist, renameChecklist, removeChecklist, moveChecklist, answerOnce } = deps

  app.post(routes.checklists, { schema: ADD }, async (request, reply) => {
    const { params, query, body } = request
    const order = { incidentId: params.id, title: body.title, expectedVersion: query.version }
    return create<Made>(request, reply, {
      answerOnce,
      run: (once) => addChecklist(actorOf(request), order, once),
      answer: (made) => created(made.version, present(made)),
    })
  })

  app.put(routes.checklist, { schema: RENAME }, async (request, reply) => {
    const { params, query, body } = request
    const made = await renameChecklist(actorOf(request), refOf(params), body.title, query.version)
    void tellVersion(reply, made.version)
    return present(made)
  })

  app.delete(routes.checklist, { schema: REMOVE }, async (request, reply) => {
    const { params, query } = request
    const { version } = await removeChecklist(actorOf(request), refOf(params), query.version)
    return tellVersion(reply, version).code(204).send()
  })

  app.put(routes.checklistPosition, { schema: MOVE }, async (request, reply) => {
    const { params, query, body } = request
    const before = body.before_checklist_id
    const { version } = await moveChecklist(actorOf(request), refOf(params), before, query.version)
    void tellVersion(reply, version)
    return { version }
  })
}

const refOf = ({ id, checklist_id: checklistId }: { id: string; checklist_id: string }) => ({
  incidentId: id,
  checklistId,
})

const present = ({ version, checklist }: Made) => ({ version, checklist: presentChecklist(checklist) })
