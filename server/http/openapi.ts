import swagger from '@fastify/swagger'
import { Type, type TSchema } from 'typebox'
import {
  ChecklistSchema,
  IncidentSchema,
  StatusPostSchema,
  TaskSchema,
  TimelineEventSchema,
} from '../contract/incident.ts'
import { MetadataSchema, ParticipantSchema, StatusUpdateSchema } from '../contract/incident-parts.ts'
import { NoQuery } from '../contract/parameters.ts'
import { PlaybookSchema } from '../contract/playbook.ts'
import { API_BASE, PLUGIN_ROOT, routes } from '../contract/routes.ts'
import type { Queries } from '../usecases/queries.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import { ErrorSchema } from './error-answer.ts'
import { namedSchemas } from './named-schemas.ts'
import type { TypedApp } from './typed-app.ts'

const NAMED: Readonly<Record<string, TSchema>> = {
  Incident: IncidentSchema,
  Checklist: ChecklistSchema,
  Task: TaskSchema,
  StatusPost: StatusPostSchema,
  TimelineEvent: TimelineEventSchema,
  Metadata: MetadataSchema,
  Participant: ParticipantSchema,
  StatusUpdate: StatusUpdateSchema,
  Playbook: PlaybookSchema,
  Error: ErrorSchema,
}

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Incident Collaboration',
    version: 'v0',
    description: 'Additions are welcome, changes are not: ignore fields and values that you do not know.',
  },
  servers: [{ url: PLUGIN_ROOT + API_BASE }],
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: 'MMAUTHTOKEN',
        description: 'Needs X-CSRF-Token on everything but GET.',
      },
    },
  },
  security: [{ token: [] }, { session: [] }],
} as const

const READ = {
  operationId: 'getSpecification',
  summary: 'This document.',
  querystring: NoQuery,
  response: { 200: described(Type.Object({}), 'OpenAPI 3.1.'), ...REFUSALS },
}

/** Collects what the routes say of themselves. Call it before the first route. */
export async function describeRoutes(app: TypedApp): Promise<void> {
  await app.register(swagger, {
    openapi: structuredClone(DOCUMENT) as never,
    transform: ({ schema, url }) => ({ schema, url: url.slice(API_BASE.length) }),
    transformObject: (document) =>
      'openapiObject' in document ? namedSchemas(document.openapiObject, NAMED) : {},
  })
}

export type OpenapiRouteDeps = Readonly<{ mustBeActive: Queries['mustBeActive'] }>

export function openapiRoutes(app: TypedApp, { mustBeActive }: OpenapiRouteDeps): void {
  let text: string | undefined
  app.get(routes.openapi, { schema: READ }, async (request, reply) => {
    await mustBeActive(actorOf(request))
    text ??= openapiText(app)
    return reply.type('application/json').send(text as never)
  })
}

/** The specification as it is served and shipped. The app must be ready. */
export const openapiText = (app: Pick<TypedApp, 'swagger'>): string =>
  `${JSON.stringify(app.swagger(), null, 2)}\n`
