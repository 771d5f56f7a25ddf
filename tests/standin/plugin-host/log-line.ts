export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** One line of the server's log that the plugin caused. */
export interface LogLine {
  readonly level: LogLevel
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
  /** By which way it came. */
  readonly source: 'api' | 'stderr' | 'plugin_stdout' | 'plugin_stderr' | 'host'
}

const PREFIXES: readonly (readonly [string, LogLevel])[] = [
  ['[TRACE]', 'debug'],
  ['[DEBUG]', 'debug'],
  ['[INFO]', 'info'],
  ['[WARN]', 'warn'],
  ['[ERROR]', 'error'],
]
const LEVELS: Readonly<Record<string, LogLevel>> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  error: 'error',
}

/** How the server logs a line that the plugin wrote to its stderr. */
export function stderrLine(text: string): LogLine {
  const structured = readStructured(text)
  if (structured) return structured
  const level = PREFIXES.find(([prefix]) => text.startsWith(prefix))?.[1] ?? 'debug'
  return { level, message: text, fields: {}, source: 'stderr' }
}

function readStructured(text: string): LogLine | undefined {
  if (!text.startsWith('{')) return undefined
  const entries = parse(text)
  const { '@message': message, '@level': level = '', '@timestamp': time, ...rest } = entries
  if (message === undefined || time === undefined) return undefined
  return { level: LEVELS[level] ?? 'debug', message, fields: rest, source: 'stderr' }
}

function parse(text: string): Record<string, string> {
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, textOf(of)]))
  } catch {
    return {}
  }
}

/** Keys and values in turn, as the log calls of the API take them. */
export function fieldsOf(pairs: readonly unknown[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let index = 0; index < pairs.length; index += 2)
    fields[textOf(pairs[index])] = textOf(pairs[index + 1])
  return fields
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
