import { SlackAttachment } from '../models/attachment.ts'
import {
  AutocompleteDynamicListArg,
  AutocompleteStaticListArg,
  AutocompleteTextArg,
} from '../models/autocomplete.ts'
import { AppError, ErrorString, PqError } from '../models/failure.ts'
import { PreviewPost } from '../models/post.ts'
import { GobError } from './error.ts'
import { any, bool, bytes, complex, float, int, list, map, string, uint } from './schema.ts'
import type { Schema } from './schema.ts'

const basics: readonly [Schema, ...string[]][] = [
  [bool, 'bool'],
  [string, 'string'],
  [int, 'int', 'int8', 'int16', 'int32', 'int64'],
  [uint, 'uint', 'uint8', 'uint16', 'uint32', 'uint64', 'uintptr'],
  [float, 'float32', 'float64'],
  [complex, 'complex64', 'complex128'],
]

/**
 * What may stand in an interface, by the name the host has registered it under.
 * Source: encoding/gob type.go, registerBasics; Mattermost plugin/client_rpc.go, init.
 */
const interfaceTypes: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ...basics.flatMap(([schema, ...names]) => names.map((name): [string, Schema] => [name, schema])),
  ...basics.flatMap(([schema, ...names]) =>
    names.map((name): [string, Schema] => [`[]${name}`, list(schema)]),
  ),
  ['[]uint8', bytes],
  ['[]interface {}', list(any)],
  ['map[string]interface {}', map(string, any)],
  ['[]*model.SlackAttachment', list(SlackAttachment)],
  ['*model.AppError', AppError],
  ['*plugin.ErrorString', ErrorString],
  ['*pq.Error', PqError],
  ['*model.AutocompleteTextArg', AutocompleteTextArg],
  ['*model.AutocompleteStaticListArg', AutocompleteStaticListArg],
  ['*model.AutocompleteDynamicListArg', AutocompleteDynamicListArg],
  ['*model.PreviewPost', PreviewPost],
])

/** @throws {GobError} If no such type is registered: the host would fail the whole call. */
export function interfaceType(name: string): Schema {
  const schema = interfaceTypes.get(name)
  if (!schema) throw new GobError(`No type is registered under the name ${JSON.stringify(name)}.`)
  return schema
}
