import { once } from 'node:events'
import { Writable } from 'node:stream'
import type { Duplex } from 'node:stream'
import { expect, test } from '@jest/globals'
import { FrameWriter } from './frame-writer.ts'
import { HEADER_SIZE } from './frame.ts'

/** A socket that keeps every batch that it was given, and takes the next one when told. */
function makeSocket(highWaterMark: number) {
  const batches: string[] = []
  let release: (() => void) | undefined
  const take = (bytes: Buffer[], done: () => void): void => {
    batches.push(bytes.map((part) => (part.length === HEADER_SIZE ? '' : part.toString())).join(''))
    release = done
  }
  const socket = new Writable({
    highWaterMark,
    writev: (chunks, done) =>
      take(
        chunks.map(({ chunk }) => chunk as Buffer),
        done,
      ),
  })
  return { socket: socket as Duplex, batches, release: () => release?.() }
}

function makeSource(name: string, frames: number) {
  let left = frames
  const header = { kind: 'data', flags: 0, streamId: 1, length: name.length } as const
  return {
    get hasFrame() {
      return left > 0
    },
    takeFrame() {
      left -= 1
      return { header, payload: [Buffer.from(name)], onWritten: () => undefined }
    },
  }
}

const options = { backlog: 1000, onOverflow: () => undefined }

test('all frames of one turn go out in one write, streams taking turns', async () => {
  const { socket, batches } = makeSocket(10_000)
  const writer = new FrameWriter(socket, options)
  writer.enqueue(makeSource('a', 3))
  writer.enqueue(makeSource('b', 1))
  writer.enqueue(makeSource('c', 2))
  await new Promise<void>((resolve) => process.nextTick(resolve))
  expect(batches).toEqual(['abcaca'])
})

test('a full socket stops the streams until it drains', async () => {
  const { socket, batches, release } = makeSocket(HEADER_SIZE * 2)
  const writer = new FrameWriter(socket, options)
  writer.enqueue(makeSource('a', 5))
  writer.flush()
  expect(batches).toEqual(['aa'])
  const drained = once(socket, 'drain')
  release()
  await drained
  expect(batches).toEqual(['aa', 'aa'])
})

test('a removed stream loses its turn', async () => {
  const { socket, batches } = makeSocket(10_000)
  const writer = new FrameWriter(socket, options)
  const [gone, here] = [makeSource('gone', 1), makeSource('here', 1)]
  writer.enqueue(gone)
  writer.enqueue(here)
  writer.remove(gone)
  await new Promise<void>((resolve) => process.nextTick(resolve))
  expect(batches).toEqual(['here'])
})
