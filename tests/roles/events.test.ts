import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { EVENT_PREFIX } from '../../server/contract/events.ts'
import { recipientsOf } from '../standin/server/recipients.ts'
import type { SentEvent } from '../standin/world/base.ts'
import { withoutRemark } from './doors.ts'
import { roleNames, standingOf, type Role } from './roles.ts'
import { EVENT_ROWS } from './rows/index.ts'
import type { EventRow } from './rows/row.ts'
import { openScene, type Scene } from './scene.ts'
import { incidentCell } from './table.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())

test.each(Object.entries(EVENT_ROWS))('X-07, X-15: %s reaches exactly whom it is for', async (name, row) => {
  const events = await caused(withoutRemark(name), row)
  expect(events).not.toEqual([])
  for (const event of events) {
    expect(await hearers(event)).toEqual(expectedHearers(row))
    if (row.says) expect(Object.keys(payloadOf(event)).sort()).toEqual([...row.says].sort())
  }
})

async function caused(name: string, { cause }: EventRow): Promise<SentEvent[]> {
  const { product } = scene
  await product.settled()
  const before = product.world.events.length
  await cause(scene)
  await product.settled()
  return product.world.events.slice(before).filter(({ event }) => event === EVENT_PREFIX + name)
}

/** Of all who have a socket open: the host closes those of deactivated accounts by itself. */
const connected = roleNames.filter((role) => standingOf(role).columns.incidents !== 'D')

async function hearers({ broadcast }: SentEvent): Promise<Role[]> {
  const hears = await recipientsOf(scene.product.world.base, broadcast)
  return connected.filter((role) => hears({ id: `socket of ${role}`, userId: scene.people[role].id }))
}

const expectedHearers = ({ audience }: EventRow): Role[] =>
  connected.filter((role) =>
    typeof audience === 'string'
      ? incidentCell(audience, standingOf(role).columns.incidents, true) === '✓'
      : audience(role),
  )

const payloadOf = ({ payload }: SentEvent): object =>
  JSON.parse((payload as { payload: string }).payload) as object
