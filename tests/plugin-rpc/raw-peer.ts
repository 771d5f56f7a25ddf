import { EventEmitter, on } from 'node:events'
import { duplexPair } from 'node:stream'
import type { FrameHeader, FrameKind } from '../../server/plugin-rpc/yamux/frame.ts'
import { writeFrameHeader } from '../../server/plugin-rpc/yamux/frame.ts'
import { FrameReader } from '../../server/plugin-rpc/yamux/frame-reader.ts'
import type { YamuxOptions, YamuxSide } from '../../server/plugin-rpc/yamux/session.ts'
import { YamuxSession } from '../../server/plugin-rpc/yamux/session.ts'

export interface ReceivedFrame extends FrameHeader {
  readonly payload: Buffer
}

/** A frame as bytes; `length` is the payload's unless given. */
export function frame(kind: FrameKind, flags: number, streamId: number, rest: Buffer | number = 0): Buffer {
  const payload = typeof rest === 'number' ? Buffer.alloc(0) : rest
  const length = typeof rest === 'number' ? rest : rest.length
  return Buffer.concat([writeFrameHeader({ kind, flags, streamId, length }), payload])
}

/** A session, and opposite it a peer that sends any bytes and sees the frames one by one. */
export function makeRawPeer(side: YamuxSide, options?: YamuxOptions) {
  const [ours, theirs] = duplexPair()
  const session = new YamuxSession(ours, side, options)
  const frames = new EventEmitter<{ frame: [ReceivedFrame] }>()
  const received = on(frames, 'frame')
  const ended = new Promise<void>((resolve) => theirs.once('end', resolve))
  const reader = makeReader((complete) => frames.emit('frame', complete))
  theirs.on('data', (chunk: Buffer) => reader.push(chunk))
  theirs.on('error', () => undefined)
  return {
    session,
    socket: theirs,
    ended,
    send: (...bytes: Buffer[]) => void theirs.write(Buffer.concat(bytes)),
    nextFrame: async (): Promise<ReceivedFrame> => {
      const { value } = (await received.next()) as IteratorResult<[ReceivedFrame], [ReceivedFrame]>
      return value[0]
    },
    closed: new Promise<Error | undefined>((resolve) => session.once('close', resolve)),
  }
}

function makeReader(onFrame: (complete: ReceivedFrame) => void): FrameReader {
  let header: FrameHeader | undefined
  let parts: Buffer[] = []
  return new FrameReader({
    onHeader(next) {
      header = next
      parts = []
      if (next.kind !== 'data') onFrame({ ...next, payload: Buffer.alloc(0) })
    },
    onPayload: (bytes) => void parts.push(bytes),
    onDataEnd: () => header && onFrame({ ...header, payload: Buffer.concat(parts) }),
  })
}
