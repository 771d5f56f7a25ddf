import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { checkIncidentDoor } from './check-incident-door.ts'
import { INCIDENT_ROWS } from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())
// Past the limits of what one person may do in a minute.
beforeEach(() => scene.product.clock.moveBy(60_000))

test.each(Object.entries(INCIDENT_ROWS))('A-245: %s answers each role as its row says', async (door, row) => {
  expect(await checkIncidentDoor(scene, door, row)).toEqual([])
})
