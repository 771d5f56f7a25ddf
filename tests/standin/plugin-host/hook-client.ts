import type { InputOf, ValueOf } from '../../../server/plugin-rpc/gob/schema.ts'
import { hookCalls, implementedCall } from '../../../server/plugin-rpc/hooks/calls.ts'
import type { MethodShape, RpcClient } from '../../../server/plugin-rpc/rpc/client.ts'

export type HookName = keyof typeof hookCalls
export type HookArgument<Name extends HookName> = InputOf<(typeof hookCalls)[Name]['arg']>
export type HookReply<Name extends HookName> = ValueOf<(typeof hookCalls)[Name]['reply']>

/** The host's end of the hooks stream. */
export class HookClient {
  private readonly client: RpcClient
  private readonly names: ReadonlySet<string>

  private constructor(client: RpcClient, names: readonly string[]) {
    this.client = client
    this.names = new Set([...names, 'OnActivate'])
  }

  /** Asks the plugin which hooks it has. */
  static async open(client: RpcClient): Promise<HookClient> {
    return new HookClient(client, await client.call('Plugin.Implemented', implementedCall, {}))
  }

  /** Names that the plugin gave, and OnActivate. */
  get implemented(): readonly string[] {
    return [...this.names].sort()
  }

  has(name: HookName): boolean {
    return this.names.has(name)
  }

  /** @throws {RpcError} in the plumbing; what the hook complains about stands in the reply. */
  call<Name extends HookName>(name: Name, argument: HookArgument<Name>): Promise<HookReply<Name>> {
    const shape: MethodShape = hookCalls[name]
    // The compiler does not see that argument and reply belong to the shape of the same name.
    return this.client.call(`Plugin.${name}`, shape, argument) as Promise<HookReply<Name>>
  }

  /** As {@link call}; undefined when the plugin does not have the hook, which then is never called. */
  async tell<Name extends HookName>(
    name: Name,
    argument: HookArgument<Name>,
  ): Promise<HookReply<Name> | undefined> {
    return this.has(name) ? this.call(name, argument) : undefined
  }
}
