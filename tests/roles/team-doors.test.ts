import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { checkChoiceDoor } from './check-choice-door.ts'
import { checkServerDoor } from './check-server-door.ts'
import { checkStartDoor } from './check-start-door.ts'
import { checkSuggestions } from './check-suggestions.ts'
import { checkTeamDoor } from './check-team-door.ts'
import { CHOICE_ROWS, SERVER_ROWS, START_ROWS, SUGGESTION_ROWS, TEAM_ROWS } from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())
beforeEach(() => scene.product.clock.moveBy(60_000))

test.each(Object.entries(TEAM_ROWS))(
  'A-245, A-008, A-242, X-07, X-11, X-20, X-23, P-47, P-48: %s shows each role what it may see, and no more',
  async (door, row) => {
    expect(await checkTeamDoor(scene, door, row)).toEqual([])
  },
)

test.each(Object.entries(SUGGESTION_ROWS))(
  'A-245, A-142, X-07, P-47: %s offers each role what it may use',
  async (door, needs) => {
    expect(await checkSuggestions(scene, door, needs)).toEqual([])
  },
)

test.each(Object.entries(CHOICE_ROWS))(
  'A-245, A-129, A-242, X-07, P-47, P-48: %s offers each role what its row says',
  async (_door, row) => {
    expect(await checkChoiceDoor(scene, row)).toEqual([])
  },
)

test.each(Object.entries(SERVER_ROWS))('A-245: %s answers each role as its row says', async (door, row) => {
  expect(await checkServerDoor(scene, door, row)).toEqual([])
})

test.each(Object.entries(START_ROWS))(
  'A-245, A-008, X-07, X-20, X-21, X-23, P-48: %s starts for whom its row says, and what it says',
  async (_door, row) => {
    expect(await checkStartDoor(scene, row)).toEqual([])
  },
)
