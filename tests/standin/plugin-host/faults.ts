import type { ApiName } from './api-table.ts'
import type { AppError } from './app-error.ts'

/** What goes wrong with one call. */
export type Fault =
  | { readonly kind: 'fail'; readonly error: AppError }
  /** Never answered. */
  | { readonly kind: 'hang' }
  /** The call happened, and is never answered. */
  | { readonly kind: 'hang_after' }
  /** The plugin is killed, and the call did not happen. */
  | { readonly kind: 'kill_before' }
  /** The call happened, and the plugin is killed before it hears of it. */
  | { readonly kind: 'kill_after' }

/** Faults on demand: each waits for one call of its name. */
export class Faults {
  private readonly planned = new Map<string, (Fault | undefined)[]>()
  private readonly kill: () => void
  private calls: ApiName[] | undefined

  constructor(kill: () => void) {
    this.kill = kill
  }

  /**
   * The next call of that name meets the fault; of several, each call takes one.
   *
   * @param passing Calls of that name that go well before.
   */
  plan(name: ApiName, fault: Fault, passing = 0): void {
    const before = Array.from({ length: passing }, () => undefined)
    this.planned.set(name, [...(this.planned.get(name) ?? []), ...before, fault])
  }

  /** Whether a fault still waits for its call. */
  get arePlanned(): boolean {
    return [...this.planned.values()].some((faults) => faults.length > 0)
  }

  /** Takes back what has not happened. */
  forget(): void {
    this.planned.clear()
  }

  /** The names of the calls from now on, in order, whatever becomes of them; until it is called again. */
  watch(): readonly ApiName[] {
    const calls: ApiName[] = []
    this.calls = calls
    return calls
  }

  async perform(name: ApiName, run: () => unknown): Promise<unknown> {
    this.calls?.push(name)
    const fault = this.planned.get(name)?.shift()
    switch (fault?.kind) {
      case undefined:
        return run()
      case 'fail':
        throw fault.error
      case 'hang':
        return never
      case 'hang_after':
        await run()
        return never
      case 'kill_before':
        this.kill()
        return never
      case 'kill_after':
        await run()
        this.kill()
        return never
    }
  }
}

const never = new Promise<never>(() => undefined)
