import { apiCalls } from '../../../server/plugin-rpc/api/calls.ts'
import { GobDecoder } from '../../../server/plugin-rpc/gob/decoder.ts'
import { GobEncoder } from '../../../server/plugin-rpc/gob/encoder.ts'
import type { InputOf } from '../../../server/plugin-rpc/gob/schema.ts'
import type { ApiName, ApiTable } from '../plugin-host/api-table.ts'

type Answer<Name extends ApiName> = ReturnType<NonNullable<ApiTable[Name]>>

/** Calls of a plugin as they arrive over the wire: every field that was not sent has its zero. For tests. */
export const asPlugin =
  (api: ApiTable) =>
  <Name extends ApiName>(name: Name, ...parameters: readonly unknown[]): Answer<Name> => {
    const { arg } = apiCalls[name]
    const fields = parameters.map((value, index) => ['ABCD'[index], value] as const)
    const decoder = new GobDecoder()
    decoder.push(new GobEncoder().encode(arg, Object.fromEntries(fields) as InputOf<typeof arg>))
    const seen = decoder.next(arg)?.value as Record<string, unknown>
    const run = api[name] as unknown as (...parameters: unknown[]) => Answer<Name>
    return run(...fields.map(([letter = '']) => seen[letter]))
  }
