import { Readable } from 'node:stream'
import { expect, test } from '@jest/globals'
import { connect } from './tiny-host.ts'
import { request } from './tiny-http.ts'

/** More than any buffer on the way: the window of a stream is a quarter of it. */
const PLENTY = 1_048_576

/** Bytes without end, and how many were taken of them. */
function makeEndless() {
  let taken = 0
  const block = Buffer.alloc(16_384)
  const stream = new Readable({
    read() {
      taken += block.length
      this.push(block)
    },
  })
  return { stream, taken: () => taken }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate)
}

test('a body that is not read on is not sent on', async () => {
  const begun = Promise.withResolvers<void>()
  const { host } = connect({
    ServeHTTP: (incoming) => {
      incoming.on('error', () => undefined)
      incoming.once('readable', () => {
        incoming.read(1)
        begun.resolve()
      })
    },
  })
  await host.dispense()
  const body = makeEndless()
  const { answered } = request(host, { method: 'POST', body: body.stream })
  answered.catch(() => undefined)
  await begun.promise
  await turns(500)
  expect(body.taken()).toBeLessThan(PLENTY)
  host.session.destroy()
})

test('an answer that the client does not take on is not produced on', async () => {
  const body = makeEndless()
  const { host, closed } = connect({
    ServeHTTP: (_request, response) => {
      response.on('error', () => undefined)
      body.stream.pipe(response)
    },
  })
  await host.dispense()
  const { answered, writer } = request(host, {}, { stallAfter: 2 })
  answered.catch(() => undefined)
  while (writer.seen.chunks.length < 2) await turns(1)
  await turns(500)
  expect(body.taken()).toBeLessThan(PLENTY)
  host.session.destroy()
  await closed
})
