import type { ApiName } from './api-table.ts'
import type { AppError } from './app-error.ts'

/** What goes wrong with one call. */
export type Fault =
  | { readonly kind: 'fail'; readonly error: AppError }
  /** Never answered. */
  | { readonly kind: 'hang' }
  /** The plugin is killed, and the call did not happen. */
  | { readonly kind: 'kill_before' }
  /** The call happened, and the plugin is killed before it hears of it. */
  | { readonly kind: 'kill_after' }

/** Faults on demand: each waits for one call of its name. */
export class Faults {
  private readonly planned = new Map<string, Fault[]>()
  private readonly kill: () => void

  constructor(kill: () => void) {
    this.kill = kill
  }

  /** The next call of that name meets the fault; of several, each call takes one. */
  plan(name: ApiName, fault: Fault): void {
    this.planned.set(name, [...(this.planned.get(name) ?? []), fault])
  }

  async perform(name: string, run: () => unknown): Promise<unknown> {
    const fault = this.planned.get(name)?.shift()
    switch (fault?.kind) {
      case undefined:
        return run()
      case 'fail':
        throw fault.error
      case 'hang':
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
