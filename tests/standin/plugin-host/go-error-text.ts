import type { Typed } from '../../../server/plugin-rpc/gob/typed.ts'

/** The text of an error in an interface, whatever its Go type. */
export function goErrorText(error: Typed): string {
  const { Err, Message } = error.value as Readonly<Record<string, unknown>>
  if (typeof Err === 'string' && Err !== '') return Err
  return typeof Message === 'string' ? Message : error.goType
}
