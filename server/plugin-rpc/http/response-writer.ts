import type { InputOf, Schema, ValueOf } from '../gob/schema.ts'
import { isUnknownMethod } from '../rpc/rpc-error.ts'
import type { RpcClient } from '../rpc/client.ts'
import type { Header } from './response-head.ts'
import { writerMethods, type WriterMethod } from './writer-methods.ts'

/** What is learned of the host once and holds for all requests. */
export interface HostAbilities {
  canFlush: boolean
}

/** The host's response writer of one request. Every call fails with an RpcError when the client has left. */
export class ResponseWriter {
  private readonly client: RpcClient
  private readonly abilities: HostAbilities

  constructor(client: RpcClient, abilities: HostAbilities) {
    this.client = client
    this.abilities = abilities
  }

  header(): Promise<Header> {
    return this.call(writerMethods.Header, {})
  }

  async syncHeader(header: Header): Promise<void> {
    await this.call(writerMethods.SyncHeader, header)
  }

  async writeHead(status: number): Promise<void> {
    await this.call(writerMethods.WriteHeader, status)
  }

  async write(bytes: Buffer): Promise<void> {
    await this.call(writerMethods.Write, bytes)
  }

  /** Passes on what was written, if the host can. */
  async flush(): Promise<void> {
    if (!this.abilities.canFlush) return
    try {
      await this.call(writerMethods.Flush, {})
    } catch (error) {
      if (!isUnknownMethod(error)) throw error
      this.abilities.canFlush = false
    }
  }

  /** Any of {@link writerMethods}. */
  call<Arg extends Schema, Reply extends Schema>(
    method: WriterMethod<Arg, Reply>,
    value: InputOf<Arg>,
  ): Promise<ValueOf<Reply>> {
    return this.client.call(method.name, method, value)
  }
}
