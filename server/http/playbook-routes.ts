import { Type } from 'typebox'
import { LIMITS } from '../contract/limits.ts'
import { IncidentParameters, NoQuery } from '../contract/parameters.ts'
import { PlaybookSchema } from '../contract/playbook.ts'
import { API_BASE, pathOf, routes } from '../contract/routes.ts'
import { CreatePlaybook, EditPlaybook, PlaybookMade } from '../contract/write-playbook.ts'
import { presentPlaybook } from '../presenters/playbook.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { ManagePlaybook } from '../usecases/manage-playbook.ts'
import type { Playbooks } from '../usecases/playbooks.ts'
import type { SavePlaybook } from '../usecases/save-playbook.ts'
import { actorOf } from './authenticate.ts'
import { described, empty, IfNoneMatch, LocationHeader, REFUSALS, TagHeader } from './described.ts'
import { sendUnlessKnown } from './etag.ts'
import { create, IdempotencyHeaders, ReplayedHeader } from './idempotency.ts'
import { readPlaybookBody } from './playbook-body.ts'
import type { TypedApp } from './typed-app.ts'

export type PlaybookRouteDeps = Pick<Playbooks, 'getPlaybook'> &
  SavePlaybook &
  Pick<ManagePlaybook, 'deletePlaybook'> &
  Readonly<{ answerOnce: AnswerOnce }>

const CREATE = {
  operationId: 'createPlaybook',
  summary: 'Creates a playbook, of the caller alone unless it says otherwise.',
  headers: IdempotencyHeaders,
  querystring: NoQuery,
  body: CreatePlaybook,
  response: {
    201: described(PlaybookMade, 'The playbook is there.', { Location: LocationHeader, ...ReplayedHeader }),
    ...REFUSALS,
  },
}

const GET = {
  operationId: 'getPlaybook',
  summary: 'Reads one playbook.',
  headers: IfNoneMatch,
  params: IncidentParameters,
  querystring: NoQuery,
  response: {
    200: described(PlaybookSchema, 'The playbook.', { ETag: TagHeader }),
    304: empty('The answer is the one the caller has.'),
    ...REFUSALS,
  },
}

const EDIT = {
  operationId: 'editPlaybook',
  summary: 'Changes a playbook; what is left out stays as it is.',
  params: IncidentParameters,
  querystring: NoQuery,
  body: EditPlaybook,
  response: {
    200: empty('It is as the body says.', {
      'X-Playbook-Version': Type.Integer({ description: 'The version of the playbook afterwards.' }),
    }),
    ...REFUSALS,
  },
}

const DELETE = {
  operationId: 'deletePlaybook',
  summary: 'Deletes a playbook; incidents that were started from it stay as they are.',
  params: IncidentParameters,
  querystring: NoQuery,
  response: { 204: empty('It is gone.'), ...REFUSALS },
}

export function playbookRoutes(app: TypedApp, deps: PlaybookRouteDeps): void {
  const { createPlaybook, getPlaybook, editPlaybook, deletePlaybook, answerOnce } = deps
  const bodyLimit = LIMITS.playbookBody

  app.post(routes.playbooks, { schema: CREATE, bodyLimit }, (request, reply) => {
    const { team_id: teamId, ...body } = request.body
    return create<{ id: string }>(request, reply, {
      answerOnce,
      run: (once) => createPlaybook(actorOf(request), teamId, readPlaybookBody(body), once),
      answer: ({ id }) => ({ status: 201, headers: { location: locationOf(id) }, body: { id } }),
    })
  })

  app.get(routes.playbook, { schema: GET }, async (request, reply) => {
    const seen = await getPlaybook(actorOf(request), request.params.id)
    return sendUnlessKnown(request, reply, presentPlaybook(seen))
  })

  app.put(routes.playbook, { schema: EDIT, bodyLimit }, async (request, reply) => {
    const { id, team_id: teamId, version: expectedVersion, ...body } = request.body
    const terms = { id, teamId, expectedVersion }
    const edit = readPlaybookBody(body)
    const { version } = await editPlaybook(actorOf(request), request.params.id, edit, terms)
    return reply.header('x-playbook-version', version).send()
  })

  app.delete(routes.playbook, { schema: DELETE }, async (request, reply) => {
    await deletePlaybook(actorOf(request), request.params.id)
    return reply.code(204).send()
  })
}

/** Below the plugin's root. */
const locationOf = (id: string): string => API_BASE + pathOf(routes.playbook, { id })
