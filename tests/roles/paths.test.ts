import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { inTurn } from './in-turn.ts'
import { partsOf } from './rest-door.ts'
import { withoutRemark } from './doors.ts'
import type { Role } from './roles.ts'
import { INCIDENT_ROWS, PLAYBOOK_ROWS } from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'
import { differences, stateOfThings } from './state-of-things.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())

const BY: readonly Role[] = ['member', 'person of another team']
/** As they stand in a path. */
const NO_IDS = [
  '..',
  '%2e%2e',
  '..%2f..%2fsettings',
  '%00',
  '%ff',
  'A'.repeat(26),
  'a'.repeat(27),
  'a'.repeat(3000),
  '-1',
  '99999999999',
  '%F0%9F%98%80',
  `'%20or%20true--`,
]

const doors = Object.keys({ ...INCIDENT_ROWS, ...PLAYBOOK_ROWS }).filter(
  (door) => door === withoutRemark(door),
)

test.each(doors)('X-13: what is no id is refused in every place of %s, alike for everybody', async (door) => {
  const before = await stateOfThings(scene.product)
  const { method, pattern, names } = partsOf(door)
  const cases = names.flatMap((name) => NO_IDS.map((text) => ({ name, text })))
  const wrong = await inTurn(cases, async ({ name, text }) => {
    const path = pattern.replaceAll(/\{(\w+)\}/g, (_match, one: string) =>
      one === name ? text : (scene.targets.public.parameters[one] ?? scene.targets.public.incidentId),
    )
    const answers = await Promise.all(BY.map((role) => scene.people[role].ask({ method, path })))
    const told = new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`))
    const isRefused = answers.every(({ status }) => status >= 400 && status < 500)
    return isRefused && told.size === 1 ? [] : [`${name} = ${text.slice(0, 40)}: ${[...told].join(' / ')}`]
  })
  expect(wrong).toEqual([])
  expect(differences(before, await stateOfThings(scene.product))).toEqual([])
})
