import type { ValueOf } from '../gob/schema.ts'
import type { HostLog } from '../host-log.ts'
import type { HttpHandler } from '../http/bridge.ts'
import { rpcMethod, type RpcMethod, type RpcMethods } from '../rpc/method.ts'
import { answeringHooks } from './answering-hooks.ts'
import { attempt, goErrorOf } from './attempt.ts'
import { hookCalls, implementedCall } from './calls.ts'
import type { Hooks } from './handlers.ts'
import { tellingHooks } from './telling-hooks.ts'

export type ActivateArguments = ValueOf<typeof hookCalls.OnActivate.arg>
export type ServeHttpArguments = ValueOf<typeof hookCalls.ServeHTTP.arg>

export interface HookServiceDeps {
  readonly hooks: Hooks
  readonly log: HostLog
  /** Connects to the API, then runs OnConfigurationChange and OnActivate. */
  readonly activate: (ids: ActivateArguments) => Promise<void>
  readonly changeConfiguration: () => Promise<void>
  readonly serve: (handler: HttpHandler, call: ServeHttpArguments) => Promise<void>
}

/** The service `Plugin` of the hooks stream: the hooks that there are, and OnActivate in any case. */
export function hookMethods(deps: HookServiceDeps): RpcMethods {
  const { hooks, log } = deps
  const names = Object.keys(hookCalls).filter((name) => hooks[name as keyof Hooks])
  const methods = [
    ['Implemented', rpcMethod(implementedCall, () => names.sort())] as const,
    ...lifecycleHooks(deps),
    ...httpHooks(deps),
    ...answeringHooks(hooks, log),
    ...tellingHooks(hooks, log),
  ]
  return new Map(methods.map(([name, method]) => [`Plugin.${name}`, method]))
}

function lifecycleHooks(deps: HookServiceDeps): [name: string, method: RpcMethod][] {
  const { hooks, log, activate, changeConfiguration } = deps
  const orError = (name: string, run: () => void | Promise<void>) => {
    const succeed = async () => {
      await run()
      return {}
    }
    return attempt<{ A?: ReturnType<typeof goErrorOf> }>(log, name, succeed, (error) => ({
      A: goErrorOf(error),
    }))
  }
  const { OnDeactivate = () => undefined } = hooks
  const all: [keyof Hooks, RpcMethod][] = [
    ['OnDeactivate', rpcMethod(hookCalls.OnDeactivate, () => orError('OnDeactivate', OnDeactivate))],
    [
      'OnConfigurationChange',
      rpcMethod(hookCalls.OnConfigurationChange, () => orError('OnConfigurationChange', changeConfiguration)),
    ],
  ]
  return [
    ['OnActivate', rpcMethod(hookCalls.OnActivate, (ids) => orError('OnActivate', () => activate(ids)))],
    ...all.filter(([name]) => hooks[name]),
  ]
}

/** A failure of the bridge goes out as an error of the call: the host then answers 500 if nothing was written. */
function httpHooks({ hooks, serve }: HookServiceDeps): [name: string, method: RpcMethod][] {
  return (['ServeHTTP', 'ServeMetrics'] as const).flatMap((name) => {
    const handler = hooks[name]
    if (!handler) return []
    const run = async (call: ServeHttpArguments) => {
      await serve(handler, call)
      return {}
    }
    return [[name, rpcMethod(hookCalls[name], run)]]
  })
}
