import { textOf, type LogCalls } from './api/log-calls.ts'

export type LogFields = Readonly<Record<string, unknown>>

/** Where the plugin's log lines go: to the server's log while there is a connection, else to stderr. */
export interface HostLog {
  readonly debug: (message: string, fields?: LogFields) => void
  readonly info: (message: string, fields?: LogFields) => void
  readonly warn: (message: string, fields?: LogFields) => void
  readonly error: (message: string, fields?: LogFields) => void
  /** Sends lines to the server's log from now on. */
  readonly attach: (calls: LogCalls) => void
  /** Back to stderr, unless others were attached meanwhile. */
  readonly detach: (calls: LogCalls) => void
}

type Level = 'debug' | 'info' | 'warn' | 'error'

const callNames = { debug: 'LogDebug', info: 'LogInfo', warn: 'LogWarn', error: 'LogError' } as const

/** @param writeError Writes text to stderr. */
export function makeHostLog(writeError: (text: string) => void): HostLog {
  let attached: LogCalls | undefined
  const write =
    (level: Level) =>
    (message: string, fields: LogFields = {}) => {
      if (attached) attached[callNames[level]](message, Object.entries(fields).flat())
      else writeError(stderrLine(level, message, fields))
    }
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    attach(calls) {
      attached = calls
    },
    detach(calls) {
      if (attached === calls) attached = undefined
    },
  }
}

/**
 * A line that the host logs with its level and fields; without `@`-keys it would be one of debug.
 *
 * Source: hashicorp/go-plugin v1.7.0, log_entry.go.
 */
function stderrLine(level: Level, message: string, fields: LogFields): string {
  const texts = Object.entries(fields).map(([key, value]) => [key, textOf(value)] as const)
  const timestamp = new Date().toISOString().replace('Z', '000Z')
  const line = { ...Object.fromEntries(texts), '@level': level, '@message': message, '@timestamp': timestamp }
  return `${JSON.stringify(line)}\n`
}
