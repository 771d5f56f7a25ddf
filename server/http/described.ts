import { Type, type TSchema } from 'typebox'
import { ErrorSchema } from './error-answer.ts'

type Headers = Readonly<Record<string, TSchema>>

/** A response schema with what the specification says about it besides. */
export const described = <S extends TSchema>(schema: S, description: string, headers: Headers = {}): S => ({
  ...schema,
  'x-response-description': description,
  ...(Object.keys(headers).length > 0 && { headers }),
})

/** An answer that is not what our schemas say: another type, or a file. */
export const texts = (types: readonly string[], description: string) =>
  ({
    'x-response-description': description,
    content: Object.fromEntries(types.map((type) => [type, { schema: Type.String() }])),
  }) as const

/** An answer without a body. */
export const empty = (description: string, headers: Headers = {}): TSchema =>
  described(Type.Null(), description, headers)

/** What every endpoint can answer besides. */
export const REFUSALS = {
  '4xx': described(ErrorSchema, 'Refused; the request must change.'),
  '5xx': described(ErrorSchema, 'Failed; the same request may succeed later.', {
    'Retry-After': Type.Integer({ description: 'Seconds, with status 503.' }),
  }),
}

export const VersionHeader = Type.Integer({ description: 'The version of the incident afterwards.' })
export const TagHeader = Type.String({ description: 'Covers everything in the answer.' })
export const LocationHeader = Type.String({ description: 'The path below the root of the plugin.' })

/** For the schema of a route that answers with a tag. */
export const IfNoneMatch = Type.Object({
  'If-None-Match': Type.Optional(Type.String({ description: 'The tag of the answer one has.' })),
})
