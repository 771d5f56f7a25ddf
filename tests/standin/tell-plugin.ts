import type { HookClient } from './plugin-host/hook-client.ts'
import type { Happening } from './world/base.ts'
import type { World } from './world/world.ts'

/** Tells a plugin what happens in the world, as Mattermost does: nobody waits for it, and in no promised order. */
export class TellPlugin {
  private readonly under = new Set<Promise<unknown>>()
  private readonly hooks: () => HookClient | undefined

  /** @param hooks Of the plugin that runs now; one that is off never hears of what happens meanwhile. */
  constructor(world: Pick<World, 'on'>, hooks: () => HookClient | undefined) {
    this.hooks = hooks
    world.on('happened', (happening) => this.tell(happening))
  }

  get isTelling(): boolean {
    return this.under.size > 0
  }

  /** Resolves when everything that has happened so far was told. */
  async told(): Promise<void> {
    while (this.under.size > 0) await Promise.all(this.under)
  }

  private tell({ hook, argument }: Happening): void {
    const hooks = this.hooks()
    if (!hooks?.has(hook)) return
    // The names of hook and argument belong together; a union cannot say so.
    const call = hooks.call.bind(hooks) as (name: string, of: unknown) => Promise<unknown>
    const telling = Promise.resolve()
      .then(argument)
      .then((given) => call(hook, given))
      .catch(() => undefined)
    this.under.add(telling)
    void telling.then(() => this.under.delete(telling))
  }
}
