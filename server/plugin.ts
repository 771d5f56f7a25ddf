import { compose, type ComposeDeps, type Composed } from './compose.ts'
import { makeLog } from './log.ts'
import type { Hooks } from './plugin-rpc/index.ts'

export type Plugin = Readonly<{
  hooks: Hooks
  /** See {@link Composed}; does nothing while the plugin is not active. */
  settle(): Promise<void>
  /** Finishes what is under way. May be called again. */
  stop(): Promise<void>
}>

/** The hooks that Mattermost calls, and the product behind them between activation and deactivation. */
export function makePlugin({ sink, ...surroundings }: Omit<ComposeDeps, 'api'>): Plugin {
  const log = makeLog(sink, 'plugin')
  let running: Composed | undefined

  async function stop(): Promise<void> {
    const stopping = running
    running = undefined
    await stopping?.stop()
  }

  function mustRun(): Composed {
    if (!running) throw new Error('The plugin is not active.')
    return running
  }

  return {
    stop,
    settle: async () => running?.settle(),
    hooks: {
      async OnActivate(api) {
        await stop()
        running = await compose({ ...surroundings, api, sink })
        // The process id is what an operator, and the conformance tests, look for.
        log.info('activated', { pid: process.pid })
      },
      // Also called before OnActivate, when there is nothing to compare with.
      OnConfigurationChange: () => running?.checkConfiguration(),
      OnDeactivate: stop,
      MessageHasBeenDeleted: (_context, post) => running?.postDeleted(post),
      MessageHasBeenUpdated: (_context, post, old) => running?.postChanged(post, old),
      UserHasJoinedChannel: (_context, member, actor) => running?.memberJoined(member, actor),
      UserHasLeftChannel: (_context, member, remover) => running?.memberLeft(member, remover),
      UserHasLeftTeam: (_context, member, remover) => running?.teamLeft(member, remover),
      ExecuteCommand: (context, args) => mustRun().runCommand(context, args),
      ServeMetrics: (request, response, context) => mustRun().serveMetrics(request, response, context),
      ServeHTTP: (request, response, context) => mustRun().handleHttp(request, response, context),
    },
  }
}
