import type { FastifyReply } from 'fastify'
import { ExpectedVersion, IncidentParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { AddPost, EntryAnswer, EntryParameters } from '../contract/timeline.ts'
import { presentTimelineEvent } from '../presenters/incident.ts'
import type { AnswerOnce } from '../usecases/answer-once.ts'
import type { AddedEntry, Timeline } from '../usecases/timeline.ts'
import { actorOf } from './authenticate.ts'
import { described, empty, REFUSALS, VersionHeader } from './described.ts'
import { create, IdempotencyHeaders, ReplayedHeader } from './idempotency.ts'
import type { TypedApp } from './typed-app.ts'

export type TimelineRouteDeps = Pick<Timeline, 'addPost' | 'removeEntry'> &
  Readonly<{ answerOnce: AnswerOnce }>

const ADD = {
  operationId: 'addPostToTimeline',
  summary: 'Puts a message that the caller can read on record.',
  headers: IdempotencyHeaders,
  params: IncidentParameters,
  querystring: ExpectedVersion,
  body: AddPost,
  response: {
    201: described(EntryAnswer, 'The new entry.', { 'X-Incident-Version': VersionHeader, ...ReplayedHeader }),
    ...REFUSALS,
  },
}

const REMOVE = {
  operationId: 'removeTimelineEntry',
  summary: 'Takes an entry off the record.',
  params: EntryParameters,
  querystring: ExpectedVersion,
  response: { 204: empty('It is gone.', { 'X-Incident-Version': VersionHeader }), ...REFUSALS },
}

export function timelineRoutes(app: TypedApp, { addPost, removeEntry, answerOnce }: TimelineRouteDeps): void {
  app.post(routes.timeline, { schema: ADD }, async (request, reply) => {
    const { params, query, body } = request
    const incidentId = params.id
    const order = { incidentId, postId: body.post_id, summary: body.summary, expectedVersion: query.version }
    await create<AddedEntry>(request, reply, {
      answerOnce,
      run: (once) => addPost(actorOf(request), order, once),
      answer: ({ version, entry }) => ({
        status: 201,
        headers: { 'x-incident-version': String(version) },
        body: { version, timeline_event: presentTimelineEvent(entry, incidentId) },
      }),
    })
    return reply
  })

  app.delete(routes.timelineEntry, { schema: REMOVE }, async (request, reply): Promise<FastifyReply> => {
    const { params, query } = request
    const order = { incidentId: params.id, entryId: params.event_id, expectedVersion: query.version }
    const { version } = await removeEntry(actorOf(request), order)
    return reply.code(204).header('x-incident-version', version).send()
  })
}
