import { writerMethods } from '../../../server/plugin-rpc/http/writer-methods.ts'
import { rpcMethod, type RpcMethod, type RpcMethods } from '../../../server/plugin-rpc/rpc/method.ts'
import { hijackMethods } from './hijack-methods.ts'
import type { ResponseTarget } from './response-target.ts'

export interface WriterServiceOptions {
  /** Mattermost 11.1 has no Flush. */
  readonly canFlush?: boolean
}

/** The response writer of one request, as the plugin sees it. */
export function writerService(
  target: ResponseTarget,
  { canFlush = true }: WriterServiceOptions = {},
): RpcMethods {
  const { Header, SyncHeader, WriteHeader, Write, Flush } = writerMethods
  const methods: [string, RpcMethod][] = [
    [Header.name, rpcMethod(Header, () => target.header())],
    [SyncHeader.name, rpcMethod(SyncHeader, (header) => done(() => target.setHeader(header)))],
    [WriteHeader.name, rpcMethod(WriteHeader, (status) => done(() => writeHead(target, Number(status))))],
    [Write.name, rpcMethod(Write, (bytes) => done(() => target.write(bytes)))],
    ...hijackMethods(target),
  ]
  if (canFlush) methods.push([Flush.name, rpcMethod(Flush, () => done(() => target.flush()))])
  return new Map(methods)
}

function writeHead(target: ResponseTarget, status: number): void {
  if (status < 100 || status > 999) throw new Error(`invalid WriteHeader code ${status}`)
  target.writeHead(status)
}

/** The reply of a call that answers nothing. */
async function done(run: () => void | Promise<void>): Promise<object> {
  await run()
  return {}
}
