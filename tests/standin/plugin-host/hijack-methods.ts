import type { Duplex } from 'node:stream'
import { writerMethods } from '../../../server/plugin-rpc/http/writer-methods.ts'
import { rpcMethod, type RpcMethod } from '../../../server/plugin-rpc/rpc/method.ts'
import { readSome } from './read-some.ts'
import type { ResponseTarget } from './response-target.ts'

/** What the plugin may call once it has taken over the client's connection. Deadlines are accepted and not kept. */
export function hijackMethods(target: ResponseTarget): [string, RpcMethod][] {
  let connection: Duplex | undefined
  const taken = (): Duplex => {
    if (!connection) throw new Error('hijack the connection first')
    return connection
  }
  const takeOver = () => {
    const hijacked = target.hijack()
    connection = hijacked.connection
    connection.on('error', () => undefined)
    if (hijacked.head.length > 0) connection.unshift(hijacked.head)
    return {}
  }
  const read = async (most: number): Promise<Buffer> => {
    const bytes = await readSome(taken(), most)
    if (!bytes) throw new Error('EOF')
    return bytes
  }
  const write = (bytes: Buffer): number => {
    taken().write(bytes)
    return bytes.length
  }
  const close = () => {
    taken().end()
    return {}
  }
  const deadline = () => ({})
  const m = writerMethods
  return [
    [m.HijackResponse.name, rpcMethod(m.HijackResponse, takeOver)],
    [m.HjConnRead.name, rpcMethod(m.HjConnRead, (most) => read(Number(most)))],
    [m.HjConnRWRead.name, rpcMethod(m.HjConnRWRead, (room) => read(room.length))],
    [m.HjConnWrite.name, rpcMethod(m.HjConnWrite, write)],
    [m.HjConnRWWrite.name, rpcMethod(m.HjConnRWWrite, write)],
    [m.HjConnClose.name, rpcMethod(m.HjConnClose, close)],
    [m.HjConnSetDeadline.name, rpcMethod(m.HjConnSetDeadline, deadline)],
    [m.HjConnSetReadDeadline.name, rpcMethod(m.HjConnSetReadDeadline, deadline)],
    [m.HjConnSetWriteDeadline.name, rpcMethod(m.HjConnSetWriteDeadline, deadline)],
  ]
}
