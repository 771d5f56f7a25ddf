import { expect, test } from '@jest/globals'
import { SceneClock } from './scene-clock.ts'

const BEGIN = new Date('2026-03-02T14:02:00Z')
const REAL = 1_790_000_000_000

function makeClock() {
  const machine = { now: REAL }
  return { machine, clock: new SceneClock(BEGIN, REAL, () => machine.now) }
}

test('a moment of the scene is told as the time that the script gave it', () => {
  const { machine, clock } = makeClock()
  machine.now += 4_321
  clock.later(9)
  const [first, second] = [REAL + 100, REAL + 5_000]
  expect(clock.retell(`{"create_at":${first},"end_at":${second}}`)).toBe(
    `{"create_at":${BEGIN.getTime() + 100},"end_at":${BEGIN.getTime() + 9 * 60_000 + 679}}`,
  )
  expect(clock.shown).toBe(BEGIN.getTime() + 9 * 60_000)
})

test('what was before the scene keeps its distance to it', () => {
  const { clock } = makeClock()
  expect(clock.retell(String(REAL - 3_600_000))).toBe(String(BEGIN.getTime() - 3_600_000))
})

test('other numbers and parts of ids are left alone', () => {
  const { clock } = makeClock()
  const text = '{"count":12,"zero":0,"id":"x1790000000000123y","seq":17900000000000}'
  expect(clock.retell(text)).toBe(text)
})
