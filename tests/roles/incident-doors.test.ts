import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { checkIncidentDoor } from './check-incident-door.ts'
import { commandDoor } from './command-door.ts'
import { restDoor } from './rest-door.ts'
import { COMMAND_ROWS, INCIDENT_ROWS } from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())
// Past the limits of what one person may do in a minute.
beforeEach(() => scene.product.clock.moveBy(60_000))

test.each(Object.entries(INCIDENT_ROWS))(
  'A-245, A-008, A-242, X-06, X-07, X-11, X-30, P-47, P-48, V-6, V-7: %s answers each role as its row says',
  async (door, row) => {
    expect(await checkIncidentDoor(scene, restDoor(scene, door, row))).toEqual([])
  },
)

test.each(Object.entries(COMMAND_ROWS))(
  'A-245, A-008, A-143, X-07, X-27, P-47, P-48, V-7: %s answers each role as its row says',
  async (_door, row) => {
    expect(await checkIncidentDoor(scene, commandDoor(scene, row))).toEqual([])
  },
)
