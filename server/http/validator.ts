import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { IncidentError } from '../domain/errors.ts'
import { findFault, type Fault, type JsonSchema } from './find-fault.ts'

type Validated = { value: unknown } | { error: IncidentError }
type Validate = (input: unknown) => Validated

const SHOWN_NAME = 40
const WHOLE_NUMBER = /^-?(0|[1-9][0-9]{0,15})$/

/**
 * Fastify's validator compiler: nothing is dropped or turned into another type, except that path and query,
 * which are text, become the numbers and booleans that are asked for. Headers are read where they are used; their
 * schema is for the specification.
 */
export function validatorFor({ schema, httpPart }: { schema: TSchema; httpPart?: string }): Validate {
  const validator = Compile(schema)
  // A TypeBox schema is a JSON Schema.
  const shape = schema as JsonSchema
  if (httpPart === 'headers') return (value) => ({ value })
  const isText = httpPart === 'querystring' || httpPart === 'params'
  return (input) => {
    const value = isText ? typed(shape, Value.Default(schema, input)) : input
    return validator.Check(value) ? { value } : { error: toError(findFault(shape, value)) }
  }
}

/** Stricter than TypeBox's Convert, which also takes "true", "0x10" and "1e2" for whole numbers (measured). */
function typed({ properties = {} }: JsonSchema, input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, text]) => [
      name,
      Object.hasOwn(properties, name) ? convert(properties[name]?.type, text) : text,
    ]),
  )
}

function convert(type: string | undefined, text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (type === 'integer' && WHOLE_NUMBER.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function toError(fault: Fault | undefined): IncidentError {
  if (!fault) return new IncidentError('invalid', 'The request is malformed.')
  const field = fault.path.map(shown).join('.')
  if (fault.isUnknown) return new IncidentError('unknown_field', `Unknown field "${field}".`, { field })
  if (field === '') return new IncidentError('invalid', `The body ${fault.problem}.`)
  return new IncidentError('invalid', `${field} ${fault.problem}.`, { field })
}

/** Names come from the request: a long one is cut, so that the answer stays short. */
function shown(name: string): string {
  const letters = [...name.slice(0, 2 * SHOWN_NAME + 2)]
  return letters.length <= SHOWN_NAME ? name : `${letters.slice(0, SHOWN_NAME).join('')}…`
}
