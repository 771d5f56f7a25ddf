import type { Fields, InputOf, StructOf, ValueOf } from '../gob/schema.ts'
import type { HostLog } from '../host-log.ts'
import { letterAt, type AnySignature } from '../lettered.ts'
import { rpcMethod, type RpcMethod } from '../rpc/method.ts'
import { attempt, present } from './attempt.ts'
import { tellingCalls } from './calls.ts'
import type { Hooks } from './handlers.ts'

/** Place of the acting user, who alone may be absent. */
const ACTOR = 2

/** The hooks that tell of something that happened: the fields of the argument become parameters. */
export function tellingHooks(hooks: Hooks, log: HostLog): [name: string, method: RpcMethod][] {
  return Object.entries<AnySignature>(tellingCalls).flatMap(([name, signature]) => {
    // The handler's type says in words what the signature says in schemas.
    const handler = hooks[name as keyof Hooks] as ((...parameters: unknown[]) => unknown) | undefined
    if (!handler) return []
    const tell = async (argument: ValueOf<StructOf<Fields>>): Promise<InputOf<StructOf<Fields>>> => {
      await handler(...parametersOf(signature, argument))
      return {}
    }
    const method = rpcMethod(signature, (argument) =>
      attempt(
        log,
        name,
        () => tell(argument),
        () => ({}),
      ),
    )
    return [[name, method]]
  })
}

function parametersOf({ parameters }: AnySignature, argument: ValueOf<StructOf<Fields>>): unknown[] {
  return parameters.map((_, index) => {
    const value = argument[letterAt(index)]
    return index === ACTOR ? value : present(value)
  })
}
