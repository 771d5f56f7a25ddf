import swagger from '@fastify/swagger'
import type { TSchema } from 'typebox'
import {
  ChecklistSchema,
  IncidentSchema,
  StatusPostSchema,
  TaskSchema,
  TimelineEventSchema,
} from '../server/contract/incident.ts'
import { MetadataSchema, ParticipantSchema, StatusUpdateSchema } from '../server/contract/incident-parts.ts'
import { PlaybookSchema } from '../server/contract/playbook.ts'
import { API_BASE, PLUGIN_ROOT } from '../server/contract/routes.ts'
import { ErrorSchema } from '../server/http/error-answer.ts'
import { namedSchemas } from './named-schemas.ts'
import type { TypedApp } from '../server/http/typed-app.ts'

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

/** Collects what the routes say of themselves; {@link buildApp} calls it before the first route. */
export async function describeRoutes(app: TypedApp): Promise<void> {
  await app.register(swagger, {
    openapi: structuredClone(DOCUMENT) as never,
    transform: ({ schema, url }) => ({ schema, url: url.slice(API_BASE.length) }),
    transformObject: (document) =>
      'openapiObject' in document ? namedSchemas(document.openapiObject, NAMED) : {},
  })
}

/** The specification as it is shipped and served, of an app that {@link describeRoutes} saw. */
export const specificationOf = (app: Pick<TypedApp, 'swagger'>): string =>
  `${JSON.stringify(app.swagger(), null, 2)}\n`
