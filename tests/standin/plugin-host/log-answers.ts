import { plain } from '../../../server/plugin-rpc/gob/typed.ts'
import type { ApiTable } from './api-table.ts'
import { fieldsOf, type LogLevel, type LogLine } from './log-line.ts'

/** The log calls of the API, which end in the server's log. */
export function logAnswers(write: (line: LogLine) => void): ApiTable {
  const at = (level: LogLevel) => (message: string, pairs: readonly unknown[]) =>
    write({ level, message, fields: fieldsOf(pairs.map(plain)), source: 'api' })
  return { LogDebug: at('debug'), LogInfo: at('info'), LogWarn: at('warn'), LogError: at('error') }
}
