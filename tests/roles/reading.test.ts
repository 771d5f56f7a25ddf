import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { HttpAsk } from '../support/person.ts'
import { restDoors, withoutRemark } from './doors.ts'
import { callOf, queryText } from './rest-door.ts'
import type { Role } from './roles.ts'
import {
  CHOICE_ROWS,
  INCIDENT_ROWS,
  PLAYBOOK_ROWS,
  SERVER_ROWS,
  START_ROWS,
  SUGGESTION_ROWS,
  TEAM_ROWS,
} from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'
import { differences, stateOfThings } from './state-of-things.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())

const isGet = (door: string): boolean => door.startsWith('GET ')
const getsOf = <Row>(rows: Readonly<Record<string, Row>>) =>
  Object.entries(rows).filter(([door]) => isGet(door))

const ROLES: readonly Role[] = ['member', 'team member', 'system admin', 'guest in the channel', 'nobody']

/** A valid call of every GET there is, by its door. */
function gets(role: Role): Map<string, HttpAsk> {
  const { teams, targets, playbooks } = scene
  const team = queryText({ team_id: teams.enabled })
  const get = (path: string): HttpAsk => ({ method: 'GET', path })
  const asked = new Map<string, HttpAsk>()
  for (const [door, row] of getsOf(INCIDENT_ROWS))
    asked.set(withoutRemark(door), callOf(door, row, { scene, target: targets.public, role }))
  for (const [door] of getsOf(PLAYBOOK_ROWS))
    asked.set(door, get(door.slice(4).replace('{id}', playbooks.public)))
  for (const [door, row] of getsOf(SERVER_ROWS)) asked.set(door, get(door.slice(4) + queryText(row.query)))
  for (const [door, row] of getsOf(TEAM_ROWS))
    asked.set(door, get(door.slice(4) + queryText({ ...row.query, team_id: teams.enabled })))
  for (const [door] of getsOf(SUGGESTION_ROWS))
    asked.set(door, get(door.slice(4) + queryText({ channel_id: targets.public.channelId })))
  for (const [door] of getsOf(START_ROWS)) asked.set(door, get(door.slice(4) + team))
  const post = targets.public.parameters['post_id'] ?? ''
  for (const [door] of getsOf(CHOICE_ROWS)) asked.set(door, get(`${door.slice(4)}${team}&post_id=${post}`))
  return asked
}

test.each(ROLES)('P-54: a GET by a %s changes nothing that others can see', async (role) => {
  const asked = gets(role)
  expect([...asked.keys()].toSorted()).toEqual((await restDoors()).filter(isGet).toSorted())
  const before = await stateOfThings(scene.product)
  const statuses: number[] = []
  for (const ask of asked.values()) statuses.push((await scene.people[role].ask(ask)).status)
  if (role === 'system admin') expect([...new Set(statuses)]).toEqual([200])
  expect(differences(before, await stateOfThings(scene.product))).toEqual([])
})
