import { Type } from 'typebox'

export const Id = Type.String({ pattern: '^[a-z0-9]{26}$', description: '26 characters of a-z and 0-9.' })

/** An id, or `""` for none. */
export const OptionalId = Type.String({
  pattern: '^([a-z0-9]{26})?$',
  description: 'An id, or empty for none.',
})

/** Milliseconds since 1970 UTC; 0 = never. */
export const Time = Type.Integer({ minimum: 0, description: 'Milliseconds since 1970 UTC; 0 = never.' })

export const Count = Type.Integer({ minimum: 0 })
export const Version = Type.Integer({ minimum: 1 })

export const StatusName = Type.Enum(['Reported', 'Active', 'Resolved', 'Archived'])

/** Requests are closed: an unknown field is refused. Answers stay open. */
export const CLOSED = { additionalProperties: false } as const
