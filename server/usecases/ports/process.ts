import type { UiAction } from '../../domain/ui-actions.ts'

export interface Clock {
  now(): Date
  /** Resolves after that time; never rejects. */
  wait(milliseconds: number): Promise<void>
}

/** A fresh random id: 26 characters. */
export type NewId = () => string

/** The text is constant, the values are fields: ids, durations, outcomes; never names, texts or secrets. */
export interface Log {
  debug(message: string, fields?: Record<string, unknown>): void
  info(message: string, fields?: Record<string, unknown>): void
  warn(message: string, fields?: Record<string, unknown>): void
  error(message: string, fields?: Record<string, unknown>): void
}

/** Signs what comes back through a browser: dialog states, button contexts. */
export interface Seal {
  seal(content: Readonly<Record<string, string | number>>): string
  /** `undefined` when the text was changed or made by somebody else. Compares in constant time. */
  open(sealed: string): Readonly<Record<string, string | number>> | undefined
}

export interface UiActionCounter {
  count(action: UiAction): void
}

export interface Locks {
  /** Runs while this process alone, of all nodes, holds the named lock; `busy` when another has it. */
  tryHold<T>(name: string, run: () => Promise<T>): Promise<T | 'busy'>
}
