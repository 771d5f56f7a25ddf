import { expect, test } from '@jest/globals'

import type { Clock, Locks, Log } from '../usecases/ports/process.ts'
import { runEvery } from './every.ts'

/** Time passes when the test says so. */
function steppedClock() {
  let release: (() => void) | undefined
  let arrived: (() => void) | undefined
  const clock: Clock = {
    now: () => new Date(0),
    wait: () =>
      new Promise((resolve) => {
        release = resolve
        arrived?.()
      }),
  }
  const atRest = () => new Promise<void>((resolve) => (release ? resolve() : (arrived = resolve)))
  const pass = () => {
    const go = release
    release = undefined
    go?.()
  }
  return { clock, atRest, pass }
}

const free: Locks = { tryHold: (_name, run) => run() }

function collectedLog(): Log & { errors: string[] } {
  const errors: string[] = []
  const nothing = () => undefined
  return { errors, debug: nothing, info: nothing, warn: nothing, error: (message) => errors.push(message) }
}

test('work runs at once, again after each pause, and also after a failure', async () => {
  const { clock, atRest, pass } = steppedClock()
  const log = collectedLog()
  let runs = 0
  const periodic = runEvery({ locks: free, clock, log }, { name: 'sweep', everyMs: 5, run: fail })
  function fail(): Promise<void> {
    runs++
    return runs === 2 ? Promise.reject(new Error('database away')) : Promise.resolve()
  }
  await atRest()
  expect(runs).toBe(1)
  pass()
  await atRest()
  expect(log.errors).toEqual(['periodic work failed'])
  pass()
  await atRest()
  expect(runs).toBe(3)
  await periodic.stop()
})

test('while another node has the lock nothing runs here', async () => {
  const { clock, atRest } = steppedClock()
  let runs = 0
  const busy: Locks = { tryHold: () => Promise.resolve('busy') }
  const periodic = runEvery(
    { locks: busy, clock, log: collectedLog() },
    { name: 'sweep', everyMs: 5, run: () => Promise.resolve(void runs++) },
  )
  await atRest()
  await periodic.stop()
  expect(runs).toBe(0)
})

test('stopping waits for the run that is under way', async () => {
  const { clock } = steppedClock()
  let finish: () => void = () => undefined
  let isDone = false
  const work = new Promise<void>((resolve) => (finish = resolve)).then(() => void (isDone = true))
  const periodic = runEvery(
    { locks: free, clock, log: collectedLog() },
    { name: 'w', everyMs: 5, run: () => work },
  )
  const stopped = periodic.stop()
  finish()
  await stopped
  expect(isDone).toBe(true)
})
