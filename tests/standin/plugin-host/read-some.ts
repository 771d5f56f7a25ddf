import type { Readable } from 'node:stream'

/** At least one byte and at most `most`; undefined at the end, or when the stream is gone. */
export async function readSome(stream: Readable, most: number): Promise<Buffer | undefined> {
  for (;;) {
    const available = Math.min(most, Math.max(1, stream.readableLength))
    const bytes: unknown = stream.read(available)
    if (bytes instanceof Buffer) return bytes
    if (stream.readableEnded || stream.destroyed) return undefined
    await change(stream)
  }
}

function change(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      stream.off('readable', settle).off('end', settle).off('close', settle)
      resolve()
    }
    stream.on('readable', settle).on('end', settle).on('close', settle)
  })
}
