import { expect, test } from '@jest/globals'
import { apiCalls } from '../../server/plugin-rpc/api/calls.ts'
import { resolve, type Schema, type StructSchema } from '../../server/plugin-rpc/gob/schema.ts'
import { hookCalls } from '../../server/plugin-rpc/hooks/calls.ts'
import { goStructs, type GoField } from './go-types.ts'
import { readVectors } from './vectors.ts'

const calls: [string, { arg: StructSchema; reply: StructSchema }][] = Object.entries({
  ...apiCalls,
  ...hookCalls,
})

/** Structs with a name of their own; everything else is written as types.json does. */
function kindOf(schema: Schema): string {
  if (schema.kind === 'lazy') return kindOf(schema.get())
  const type = resolve(schema)
  if (type.kind === 'struct') return type.name
  if (type.kind === 'list') return `[]${kindOf(type.of)}`
  if (type.kind === 'map') return `map[${kindOf(type.key)}]${kindOf(type.of)}`
  return type.kind === 'any' ? 'interface' : type.kind
}

function fieldsOf(schema: StructSchema): GoField[] {
  return Object.entries(schema.fields).map(([name, of]) =>
    of.kind === 'optional' ? [name, kindOf(of), 'optional'] : [name, kindOf(of)],
  )
}

/** The one struct whose name does not follow from the call's. */
const odd: Readonly<Record<string, string>> = { LoadPluginConfiguration: 'LoadPluginConfigurationArgs' }

test.each(calls)('%s takes and answers what Go does', (name, { arg, reply }) => {
  const struct = `Z_${odd[name] ?? name}`
  expect(fieldsOf(arg)).toEqual(goStructs[`${struct}Args`])
  expect(fieldsOf(reply)).toEqual(goStructs[`${struct}Returns`] ?? [])
})

const namesIn = (file: 'api' | 'hooks') =>
  [...new Set(readVectors(file).map(({ name }) => name.split(' ')[0] ?? ''))].sort()

test('the table of hooks is the list of hooks', () => {
  expect(['Implemented', ...Object.keys(hookCalls)].sort()).toEqual(namesIn('hooks'))
})

test('the table of API calls is the list of API calls', () => {
  expect(Object.keys(apiCalls).sort()).toEqual(namesIn('api'))
})
