import { Duplex } from 'node:stream'
import type { YamuxOptions } from '../../server/plugin-rpc/yamux/session.ts'
import { YamuxSession } from '../../server/plugin-rpc/yamux/session.ts'

type Cut = (chunk: Buffer) => Buffer[]

/** One end of a connection in memory; `cut` decides in which pieces the other end gets what was written. */
class CutSocket extends Duplex {
  other: CutSocket | undefined
  private readonly cut: Cut
  private goOn: (() => void) | undefined

  constructor(cut: Cut) {
    super()
    this.cut = cut
  }

  override _read(): void {
    const { goOn } = this
    this.goOn = undefined
    goOn?.()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    const { other } = this
    if (!other) return callback()
    const answers = this.cut(chunk).map((piece) => other.push(piece))
    if (answers.every(Boolean)) callback()
    else other.goOn = callback
  }

  override _final(callback: () => void): void {
    this.other?.push(null)
    callback()
  }
}

/** Two real sessions, connected. */
export function makeSessionPair(options: { readonly cut?: Cut; readonly session?: YamuxOptions } = {}) {
  const { cut = (chunk: Buffer) => [chunk], session } = options
  const [left, right] = [new CutSocket(cut), new CutSocket(cut)]
  left.other = right
  right.other = left
  return {
    host: new YamuxSession(left, 'client', session),
    plugin: new YamuxSession(right, 'server', session),
    sockets: [left, right] as const,
  }
}
