import type { InputOf } from '../gob/schema.ts'
import type { HostLog } from '../host-log.ts'
import { rpcMethod, type RpcMethod } from '../rpc/method.ts'
import { attempt, goErrorOf, present } from './attempt.ts'
import { hookCalls } from './calls.ts'
import type { Hooks } from './handlers.ts'

type Reply<Name extends keyof typeof hookCalls> = InputOf<(typeof hookCalls)[Name]['reply']>

/** The host would put the translation of the id in place of a message without SkipTranslation. */
const commandFailed = {
  Id: 'plugin_rpc.command_failed',
  Message: 'The command failed. Please try again.',
  StatusCode: 500,
  Where: 'ExecuteCommand',
  SkipTranslation: true,
}

/** The hooks that ask the plugin something. */
export function answeringHooks(hooks: Hooks, log: HostLog): [name: string, method: RpcMethod][] {
  const { ExecuteCommand, MessageWillBePosted, ConfigurationWillBeSaved, GenerateSupportData } = hooks
  const methods: [string, RpcMethod | undefined][] = [
    ['ExecuteCommand', ExecuteCommand && executeCommand(ExecuteCommand, log)],
    ['MessageWillBePosted', MessageWillBePosted && messageWillBePosted(MessageWillBePosted, log)],
    [
      'ConfigurationWillBeSaved',
      ConfigurationWillBeSaved && configurationWillBeSaved(ConfigurationWillBeSaved, log),
    ],
    ['GenerateSupportData', GenerateSupportData && generateSupportData(GenerateSupportData, log)],
  ]
  return methods.flatMap(([name, method]) => (method ? [[name, method]] : []))
}

type Handler<Name extends keyof Hooks> = NonNullable<Hooks[Name]>

function executeCommand(handler: Handler<'ExecuteCommand'>, log: HostLog): RpcMethod {
  return rpcMethod(hookCalls.ExecuteCommand, ({ A, B }) =>
    attempt<Reply<'ExecuteCommand'>>(
      log,
      'ExecuteCommand',
      async () => ({ A: await handler(present(A), present(B)) }),
      () => ({ B: commandFailed }),
    ),
  )
}

function messageWillBePosted(handler: Handler<'MessageWillBePosted'>, log: HostLog): RpcMethod {
  return rpcMethod(hookCalls.MessageWillBePosted, ({ A, B }) =>
    attempt<Reply<'MessageWillBePosted'>>(
      log,
      'MessageWillBePosted',
      async () => {
        const verdict = await handler(present(A), present(B))
        if (!verdict) return {}
        return 'post' in verdict ? { A: verdict.post } : { B: verdict.rejected }
      },
      () => ({}),
    ),
  )
}

function configurationWillBeSaved(handler: Handler<'ConfigurationWillBeSaved'>, log: HostLog): RpcMethod {
  return rpcMethod(hookCalls.ConfigurationWillBeSaved, ({ A }) =>
    attempt<Reply<'ConfigurationWillBeSaved'>>(
      log,
      'ConfigurationWillBeSaved',
      async () => {
        const verdict = await handler(present(A))
        return verdict ? { B: goErrorOf(verdict.refused) } : {}
      },
      () => ({}),
    ),
  )
}

function generateSupportData(handler: Handler<'GenerateSupportData'>, log: HostLog): RpcMethod {
  return rpcMethod(hookCalls.GenerateSupportData, ({ A }) =>
    attempt<Reply<'GenerateSupportData'>>(
      log,
      'GenerateSupportData',
      async () => ({ A: await handler(present(A)) }),
      (error) => ({ B: goErrorOf(error) }),
    ),
  )
}
