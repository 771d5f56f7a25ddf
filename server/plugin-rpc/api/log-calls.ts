import { logCalls } from './logs.ts'
import type { RpcClient } from '../rpc/client.ts'

/** Log calls under way at once. A host that is slow to log must not fill our memory. */
const UNDER_WAY = 256
/** Characters of one message or value; the server's log is no place for documents. */
const LONGEST_TEXT = 8192
const TIME_LIMIT = 30_000
const MOST_CAUSES = 5

type LogCall = (message: string, keyValuePairs?: readonly unknown[]) => void

/**
 * Lines for the server's log, with key and value in turn. Nobody waits for them and they never fail: lines beyond
 * what can be under way are dropped, and a line says how many as soon as there is room.
 */
export type LogCalls = { readonly [Name in keyof typeof logCalls]: LogCall }

export function makeLogCalls(client: RpcClient): LogCalls {
  let underWay = 0
  let dropped = 0
  const send = async (name: keyof typeof logCalls, message: string, pairs: readonly unknown[]) => {
    underWay += 1
    const argument = { A: textOf(message), B: evenTexts(pairs) }
    // A line that cannot be sent has no other place to go; hostLog takes over when the host is gone.
    await client
      .call(`Plugin.${name}`, logCalls[name], argument, { timeout: TIME_LIMIT })
      .catch(() => undefined)
    underWay -= 1
    if (dropped > 0) reportDropped()
  }
  const reportDropped = () => {
    const count = dropped
    dropped = 0
    void send('LogWarn', 'log lines dropped', ['count', count])
  }
  const call =
    (name: keyof typeof logCalls): LogCall =>
    (message, pairs = []) => {
      if (underWay < UNDER_WAY) void send(name, message, pairs)
      else dropped += 1
    }
  return {
    LogDebug: call('LogDebug'),
    LogInfo: call('LogInfo'),
    LogWarn: call('LogWarn'),
    LogError: call('LogError'),
  }
}

/** The host logs a line with an odd number of items as a mistake of ours. */
function evenTexts(pairs: readonly unknown[]): string[] {
  const texts = pairs.map(textOf)
  return texts.length % 2 === 0 ? texts : [...texts, '']
}

/** Any value as the text of a log line. */
export function textOf(value: unknown): string {
  return describe(value).slice(0, LONGEST_TEXT)
}

function describe(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return describeError(value)
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return String(JSON.stringify(value))
  } catch {
    return '[not JSON]'
  }
}

/** With what caused it. Other fields stay away: an error of a database has values of rows in them. */
function describeError(error: Error): string {
  const texts: string[] = []
  for (
    let cause: unknown = error;
    cause instanceof Error && texts.length < MOST_CAUSES;
    cause = cause.cause
  ) {
    texts.push(cause.stack ?? cause.message)
  }
  return texts.join('\ncaused by ')
}
