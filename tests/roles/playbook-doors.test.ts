import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { checkPlaybookDoor } from './check-playbook-door.ts'
import { PLAYBOOK_ROWS } from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())

test.each(Object.entries(PLAYBOOK_ROWS))(
  'A-227, A-245, A-008, X-07, X-18, X-20, P-47, P-48: %s answers each role as its row says',
  async (door, row) => {
    expect(await checkPlaybookDoor(scene, door, row)).toEqual([])
  },
)
