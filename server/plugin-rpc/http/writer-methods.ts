import { bytes, int, list, map, string, time, type Schema } from '../gob/schema.ts'
import { Empty } from '../rpc/headers.ts'

const header = map(string, list(string))

/** A call of the response writer; `name` is its name on the wire. */
export interface WriterMethod<Arg extends Schema = Schema, Reply extends Schema = Schema> {
  readonly name: string
  readonly arg: Arg
  readonly reply: Reply
}

/**
 * The response writer of one request, served by the host under the service `Plugin`. Two calls at once may run
 * in either order there, so each is awaited before the next, but for reads and writes after a hijack.
 *
 * Source: mattermost server/public v0.3.0, plugin/http.go.
 */
export const writerMethods = {
  /** Headers that the server has set so far. */
  Header: method('Plugin.Header', Empty, header),
  /** Replaces all headers. */
  SyncHeader: method('Plugin.SyncHeader', header, Empty),
  WriteHeader: method('Plugin.WriteHeader', int, Empty),
  Write: method('Plugin.Write', bytes, Empty),
  /** Unknown to Mattermost 11.1. */
  Flush: method('Plugin.Flush', Empty, Empty),
  HijackResponse: method('Plugin.HijackResponse', Empty, Empty),
  /** At most so many bytes; waits for the first. */
  HjConnRead: method('Plugin.HjConnRead', int, bytes),
  HjConnWrite: method('Plugin.HjConnWrite', bytes, int),
  /** As HjConnRead, through the server's buffered reader: the length of the argument counts. */
  HjConnRWRead: method('Plugin.HjConnRWRead', bytes, bytes),
  HjConnRWWrite: method('Plugin.HjConnRWWrite', bytes, int),
  HjConnClose: method('Plugin.HjConnClose', Empty, Empty),
  HjConnSetDeadline: method('Plugin.HjConnSetDeadline', time, Empty),
  HjConnSetReadDeadline: method('Plugin.HjConnSetReadDeadline', time, Empty),
  HjConnSetWriteDeadline: method('Plugin.HjConnSetWriteDeadline', time, Empty),
} as const

function method<Arg extends Schema, Reply extends Schema>(
  name: string,
  arg: Arg,
  reply: Reply,
): WriterMethod<Arg, Reply> {
  return { name, arg, reply }
}
