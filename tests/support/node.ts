import { duplexPair } from 'node:stream'

import { makePlugin, type Plugin } from '../../server/plugin.ts'
import { makeHostLog } from '../../server/plugin-rpc/index.ts'
import { PluginSession } from '../../server/plugin-rpc/plugin-session.ts'
import { apiMethods } from '../standin/plugin-host/api-methods.ts'
import type { Faults } from '../standin/plugin-host/faults.ts'
import { HostSession } from '../standin/plugin-host/host-session.ts'
import { logAnswers } from '../standin/plugin-host/log-answers.ts'
import type { LogLine } from '../standin/plugin-host/log-line.ts'
import { slashCommandApi, type RunInPlugin } from '../standin/world/slash-commands.ts'
import type { World } from '../standin/world/world.ts'
import type { TestClock } from './test-clock.ts'

export type Surroundings = Readonly<{
  world: World
  clock: TestClock
  log: LogLine[]
  /** Calls that the plugin made and the world does not have. */
  notImplemented: string[]
  faults: Faults
  /** Milliseconds until the plugin gives a call up; its own limit without it. */
  hostAnswersWithin?: number
}>

/** One process of the plugin, hosted over its own protocol. */
export type Node = Readonly<{
  session: HostSession
  plugin: Plugin
  /** @throws {Error} with the plugin's sentence when it refuses. */
  activate: () => Promise<void>
  /** Ends it as disabling does. */
  stop: () => Promise<void>
}>

/** Several on one world are the nodes of a cluster. */
export function makeNode({
  world,
  clock,
  log,
  notImplemented,
  faults,
  hostAnswersWithin,
}: Surroundings): Node {
  const [ours, theirs] = duplexPair()
  const write = (line: LogLine) => void log.push(line)
  const sink = makeHostLog((text) => write({ level: 'info', message: text, fields: {}, source: 'stderr' }))
  const plugin = makePlugin({ sink, clock, ...(hostAnswersWithin && { hostAnswersWithin }) })
  const end = new PluginSession(ours, {
    hooks: plugin.hooks,
    log: sink,
    onDispense: () => undefined,
    onQuit: () => void end.close(),
    onClose: () => undefined,
  })
  const runInPlugin: RunInPlugin = async (args) => {
    const { A: response, B: refusal } = await session.hooks.call('ExecuteCommand', { A: {}, B: args })
    if (refusal) throw new Error(refusal.Message)
    return response ?? {}
  }
  const api = apiMethods(
    { ...logAnswers(write), ...world.api, ...slashCommandApi(world, runInPlugin) },
    {
      perform: (name, run) => faults.perform(name, run),
      onUnknown: (name) => notImplemented.push(name),
      onPanic: (name) => notImplemented.push(`${name} with a nil pointer`),
    },
  )
  const session = new HostSession(theirs, { api })
  return {
    session,
    plugin,
    async activate() {
      await session.dispense()
      await session.activate()
    },
    async stop() {
      await session.hooks.tell('OnDeactivate', {}).catch(() => undefined)
      await session.close()
      await plugin.stop()
    },
  }
}
