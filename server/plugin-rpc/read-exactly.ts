import type { Readable } from 'node:stream'

/**
 * Takes the next `size` bytes and leaves the rest in the stream.
 *
 * @throws {Error} when the stream ends, is reset or fails before.
 */
export function readExactly(stream: Readable, size: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tryRead = () => {
      const bytes: unknown = stream.read(size)
      if (bytes instanceof Buffer) settle(bytes.length === size ? bytes : undefined)
    }
    const onEnd = () => settle(undefined)
    const onError = (error: Error) => settle(undefined, error)
    const settle = (bytes: Buffer | undefined, cause?: Error) => {
      stream.off('readable', tryRead).off('end', onEnd).off('close', onEnd).off('error', onError)
      if (bytes) resolve(bytes)
      else reject(new Error(`stream ended before ${size} bytes`, { cause }))
    }
    stream.on('readable', tryRead).on('end', onEnd).on('close', onEnd).on('error', onError)
    if (stream.destroyed || stream.readableEnded) onEnd()
    else tryRead()
  })
}
