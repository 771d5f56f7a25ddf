import type { Duplex } from 'node:stream'
import { GobDecoder } from '../gob/decoder.ts'
import type { Schema, ValueOf } from '../gob/schema.ts'

export interface MessageHandlers<Header> {
  /** Takes the value after the header from the decoder; false when bytes are missing, then it is called again. */
  readonly takeBody: (header: Header, decoder: GobDecoder) => boolean
  /** The peer will send nothing more; called once, with the error if there was one. */
  readonly onEnd: (error: Error | undefined) => void
}

/** Reads pairs of a header and a value until the stream ends. Bytes that make no sense destroy it. */
export function readMessages<S extends Schema>(
  stream: Duplex,
  schema: S,
  { takeBody, onEnd }: MessageHandlers<ValueOf<S>>,
): void {
  const decoder = new GobDecoder()
  let header: { value: ValueOf<S> } | undefined
  let hasEnded = false
  const readAll = () => {
    for (;;) {
      header ??= decoder.next(schema)
      if (!header || !takeBody(header.value, decoder)) return
      header = undefined
    }
  }
  const end = (error?: Error) => {
    if (hasEnded) return
    hasEnded = true
    onEnd(error)
  }
  stream.on('data', (chunk: Buffer) => {
    if (hasEnded) return
    try {
      decoder.push(chunk)
      readAll()
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)))
    }
  })
  stream.on('error', end)
  stream.on('end', () => end())
  stream.on('close', () => end())
  stream.resume()
}
