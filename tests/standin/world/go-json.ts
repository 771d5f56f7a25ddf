import { plain } from '../../../server/plugin-rpc/gob/typed.ts'

/** Fields whose JSON name is not their Go name in snake case. Source: server/public/model, 11.6. */
const NAMES: Readonly<Record<string, string>> = {
  Timestamp: 'ts',
  SubType: 'subtype',
  MultiSelect: 'multiselect',
  DateTimeConfig: 'datetime_config',
}

/**
 * A Go struct of the host's models (dialogs, attachments) as Go's JSON encoder names its fields: `CallbackId` becomes
 * `callback_id`. Only keys that begin with a capital letter are renamed; what a map holds keeps its keys.
 */
export function goJson(value: unknown): unknown {
  return renamed(plain(value))
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed)
  if (value instanceof Map) return Object.fromEntries(value)
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [nameOf(key), renamed(field)]))
}

function nameOf(key: string): string {
  if (!/^[A-Z]/.test(key)) return key
  return NAMES[key] ?? key.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
}
