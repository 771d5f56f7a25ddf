import { typed, type Typed } from '../gob/typed.ts'
import type { HostLog } from '../host-log.ts'

/** Runs a hook; when it fails, logs it and answers with `otherwise`. */
export async function attempt<Reply>(
  log: HostLog,
  hook: string,
  run: () => Reply | Promise<Reply>,
  otherwise: (error: unknown) => Reply,
): Promise<Reply> {
  try {
    return await run()
  } catch (error) {
    log.error('hook failed', { hook, error })
    return otherwise(error)
  }
}

/** A Go error with a text of ours. */
export function goErrorOf(error: unknown): Typed {
  const text = error instanceof Error ? error.message : String(error)
  return typed('*plugin.ErrorString', { Code: 0, Err: text || 'failed' })
}

/** What the host always sends, though Go would let it leave it out. */
export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the host left out an argument')
  return value
}
