import { expect, test } from '@jest/globals'

import { TestClock } from '../../tests/support/test-clock.ts'
import { makeAnswerOnce } from './answer-once.ts'
import type { IdempotencyKey, KeptAnswer, KeptAnswers } from './ports/idempotency.ts'
import type { Locks } from './ports/process.ts'

const key: IdempotencyKey = { userId: 'ann', route: 'POST /playbooks', key: 'k1', bodyHash: 'one' }
const CREATED: KeptAnswer = { status: 201, headers: { location: '/here' }, body: { id: 'p1' } }

/** Two nodes on one database, as far as keys are concerned. */
function openNodes() {
  const clock = new TestClock()
  const rows = new Map<string, { bodyHash: string; answer: KeptAnswer }>()
  const held = new Set<string>()
  const keptAnswers: KeptAnswers = {
    find: ({ key, bodyHash }) => {
      const row = rows.get(key)
      if (!row) return Promise.resolve({ state: 'free' })
      if (row.bodyHash !== bodyHash) return Promise.resolve({ state: 'mismatch' })
      return Promise.resolve({ state: 'kept', answer: row.answer })
    },
  }
  const locks: Locks = {
    async tryHold(name, run) {
      if (held.has(name)) return 'busy'
      held.add(name)
      return run().finally(() => held.delete(name))
    },
  }
  const node = () => makeAnswerOnce({ keptAnswers, locks, clock })
  return {
    clock,
    node,
    /** Makes the thing, and keeps the answer as a transaction would. */
    make: (bodyHash = key.bodyHash) => {
      rows.set(key.key, { bodyHash, answer: CREATED })
      return Promise.resolve(CREATED)
    },
  }
}

const mustNotRun = () => Promise.reject(new Error('ran twice'))

const pending = <T>() => {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => (resolve = done))
  return { promise, resolve }
}

/** Lets everything go on that waits for nothing but the machine. */
const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

test('a repeat gets the first answer and makes nothing', async () => {
  const { node, make } = openNodes()
  const answerOnce = node()
  expect(await answerOnce(key, make)).toEqual({ ...CREATED, isReplay: false })
  expect(await answerOnce(key, mustNotRun)).toEqual({ ...CREATED, isReplay: true })
})

test('another body under the same key is refused', async () => {
  const { node, make } = openNodes()
  const answerOnce = node()
  await answerOnce(key, make)
  await expect(answerOnce({ ...key, bodyHash: 'two' }, mustNotRun)).rejects.toMatchObject({
    code: 'idempotency_mismatch',
  })
})

test('after a refusal the key is free again', async () => {
  const { node, make } = openNodes()
  const answerOnce = node()
  await expect(answerOnce(key, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(await answerOnce(key, make)).toMatchObject({ isReplay: false })
})

test.each(['the same node', 'another node'])('a repeat on %s waits for the first to end', async (where) => {
  const { clock, node, make } = openNodes()
  const firstNode = node()
  const secondNode = where === 'the same node' ? firstNode : node()
  const gate = pending<undefined>()
  const first = firstNode(key, () => gate.promise.then(() => make()))
  const second = secondNode(key, mustNotRun)
  await turns()
  gate.resolve(undefined)
  await first
  clock.moveBy(100)
  expect(await second).toEqual({ ...CREATED, isReplay: true })
})

test('when the first fails, the one that waited makes it', async () => {
  const { node, make } = openNodes()
  const answerOnce = node()
  const gate = pending<undefined>()
  const first = answerOnce(key, () => gate.promise.then(() => Promise.reject(new Error('refused'))))
  const second = answerOnce(key, make)
  gate.resolve(undefined)
  await expect(first).rejects.toThrow('refused')
  expect(await second).toEqual({ ...CREATED, isReplay: false })
})

test('a repeat waits 10 seconds and no longer', async () => {
  const { clock, node } = openNodes()
  const answerOnce = node()
  void answerOnce(key, () => pending<KeptAnswer>().promise)
  const second = answerOnce(key, mustNotRun)
  await turns()
  clock.moveBy(9_900)
  await turns()
  expect(await Promise.race([second.catch(() => 'refused'), Promise.resolve('waits')])).toBe('waits')
  clock.moveBy(100)
  await expect(second).rejects.toMatchObject({ code: 'unavailable', details: { retryAfterSeconds: 5 } })
})
