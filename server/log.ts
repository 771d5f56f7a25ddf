import { pino, stdSerializers } from 'pino'

import type { Log } from './usecases/ports/process.ts'

export type Level = 'debug' | 'info' | 'warn' | 'error'

/** Where finished lines go: the host's log, or stderr while there is no host. */
export type LogSink = Readonly<Record<Level, (message: string, fields: Record<string, unknown>) => void>>

const LEVELS: readonly string[] = ['debug', 'info', 'warn', 'error'] satisfies Level[]
/** Never in a log, whoever passes them by mistake. */
const SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', 'dataSource', 'headers']

/**
 * The one logger. Lines are made by pino and passed on with their level and fields; standard output belongs to the
 * plugin protocol.
 *
 * @param name Of the part of the program that writes.
 */
export function makeLog(sink: LogSink, name: string): Log {
  const logger = pino(
    {
      level: 'debug',
      base: { part: name },
      timestamp: false,
      messageKey: 'message',
      errorKey: 'error',
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: stdSerializers.err, cause: stdSerializers.err },
      redact: { paths: SECRETS.flatMap((secret) => [secret, `*.${secret}`]), censor: '[hidden]' },
    },
    { write: (line: string) => pass(sink, line) },
  )
  const at =
    (level: Level) =>
    (message: string, fields: Record<string, unknown> = {}): void =>
      logger[level](fields, message)
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function pass(sink: LogSink, line: string): void {
  const { level, message, ...fields } = JSON.parse(line) as Record<string, unknown>
  const known = LEVELS.includes(String(level)) ? (level as Level) : 'error'
  sink[known](String(message), fields)
}
