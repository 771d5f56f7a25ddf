import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Type, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { StartSubmission } from '../contract/dialog.ts'
import { SetTaskState } from '../contract/checklists.ts'
import { StartIncident } from '../contract/incident.ts'
import { ExpectedVersion } from '../contract/parameters.ts'
import { IncidentError } from '../domain/errors.ts'
import { findFault, type JsonSchema } from './find-fault.ts'
import { validatorFor } from './validator.ts'

const closed = { additionalProperties: false }
const Sample = Type.Object(
  {
    name: Type.String(),
    kind: Type.Enum(['', 'a', 'b']),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    ratio: Type.Optional(Type.Number()),
    isOpen: Type.Optional(Type.Boolean()),
    tags: Type.Optional(Type.Array(Type.String(), { maxItems: 2 })),
    inner: Type.Optional(Type.Object({ id: Type.String({ pattern: '^[a-z]$' }) }, closed)),
    either: Type.Optional(
      Type.Union([Type.Object({ x: Type.Optional(Type.String()) }, closed), Type.Null()]),
    ),
  },
  closed,
)
const good = { name: 'n', kind: 'a' }

function refusalOf(schema: TSchema, input: unknown, httpPart = 'body') {
  const result = validatorFor({ schema, httpPart })(input)
  if (!('error' in result)) return undefined
  const { message, code, details } = result.error
  return [message, code, details.field]
}

describe('sentences', () => {
  test.each([
    [null, 'The body must be a JSON object.', undefined],
    [{ kind: 'a' }, 'name is required.', 'name'],
    [{ ...good, name: 5 }, 'name must be text.', 'name'],
    [{ ...good, name: null }, 'name must be text.', 'name'],
    [{ ...good, kind: 'c' }, 'kind must be "", a or b.', 'kind'],
    [{ ...good, count: 1.5 }, 'count must be a whole number.', 'count'],
    [{ ...good, count: '5' }, 'count must be a whole number.', 'count'],
    [{ ...good, count: 1e300 }, 'count must be at most 5.', 'count'],
    [{ ...good, count: 0 }, 'count must be at least 1.', 'count'],
    [{ ...good, ratio: '1' }, 'ratio must be a number.', 'ratio'],
    [{ ...good, isOpen: 1 }, 'isOpen must be true or false.', 'isOpen'],
    [{ ...good, tags: {} }, 'tags must be a list.', 'tags'],
    [{ ...good, tags: ['a', 'b', 'c'] }, 'tags may have at most 2 entries.', 'tags'],
    [{ ...good, tags: ['a', 2] }, 'tags.1 must be text.', 'tags.1'],
    [{ ...good, inner: { id: 'A' } }, 'inner.id is malformed.', 'inner.id'],
    [{ ...good, inner: [] }, 'inner must be a JSON object.', 'inner'],
    [{ ...good, either: { x: 1 } }, 'either.x must be text.', 'either.x'],
    [{ ...good, either: 1 }, 'either must be a JSON object.', 'either'],
  ])('%j: %s', (input, message, field) => {
    expect(refusalOf(Sample, input)).toEqual([message, 'invalid', field])
  })

  test('an unknown field is named with where it stands', () => {
    const input = { ...good, inner: { id: 'a', other: 1 } }
    expect(refusalOf(Sample, input)).toEqual(['Unknown field "inner.other".', 'unknown_field', 'inner.other'])
  })
})

test('a body is taken as it is or refused', () => {
  const input = { ...good, tags: [], either: null }
  expect(validatorFor({ schema: Sample, httpPart: 'body' })(input)).toEqual({ value: input })
})

test('whole numbers of a query are plain digits', () => {
  const take = validatorFor({ schema: ExpectedVersion, httpPart: 'querystring' })
  expect(take({ version: '17' })).toEqual({ value: { version: 17 } })
  const refused = ['', ' 1', '1.0', '01', '1e2', '0x10', 'true', '-1', '0', '9'.repeat(17), ['1'], ['1', '2']]
  for (const version of refused) expect([version, 'error' in take({ version })]).toEqual([version, true])
})

test('what a query leaves out gets its default', () => {
  const schema = Type.Object({ page: Type.Integer({ default: 3 }), mine: Type.Boolean({ default: false }) })
  const take = validatorFor({ schema, httpPart: 'querystring' })
  expect(take({})).toEqual({ value: { page: 3, mine: false } })
  expect(take({ mine: 'true' })).toEqual({ value: { page: 3, mine: true } })
})

test.each([
  ['Sample', Sample],
  ['StartIncident', StartIncident],
  ['SetTaskState', SetTaskState],
  ['StartSubmission', StartSubmission],
])('whatever %s refuses is explained, and nothing else', (_name, schema) => {
  const names = Object.keys(schema.properties)
  const anything = fc.oneof(fc.jsonValue(), fc.constantFrom('', 'a', 1, 3, null, {}, []))
  const almost = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), anything)
  const validator = Compile(schema)
  fc.assert(
    fc.property(fc.oneof(almost, anything), (value) => {
      expect(findFault(schema as JsonSchema, value) === undefined).toBe(validator.Check(value))
    }),
  )
})

test('the error is one of ours', () => {
  const result = validatorFor({ schema: SetTaskState, httpPart: 'body' })({})
  expect('error' in result && result.error).toBeInstanceOf(IncidentError)
})
