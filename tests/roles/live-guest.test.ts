import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { HttpAsk } from '../support/person.ts'
import { expectedOfStart, expectedOfTeam, expectedOnPlaybook } from './expected-elsewhere.ts'
import { expectedOnIncident, type Verdict } from './expected.ts'
import { heardOf } from './heard.ts'
import { commandDoor } from './command-door.ts'
import { callOf, partsOf, queryText, restDoor } from './rest-door.ts'
import type { Role } from './roles.ts'
import { COMMAND_ROWS, INCIDENT_ROWS, PLAYBOOK_ROWS, START_ROWS, TEAM_ROWS } from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene

/** Was a member of the team a moment ago. */
const WHO: Role = 'team member'
/** Is one of these now. */
const NOW: Role = 'guest in the team'

beforeAll(async () => {
  scene = await openScene()
  const { id } = scene.people[WHO]
  const { pool } = scene.product.database
  // Asked while still a member, so that nothing of it can be remembered.
  await scene.people[WHO].ask({ method: 'GET', path: `/incidents/${scene.targets.public.incidentId}` })
  await pool.query(`update users set roles = 'system_guest' where id = $1`, [id])
  await pool.query('update teammembers set schemeuser = false, schemeguest = true where userid = $1', [id])
})
afterAll(() => scene.product.close())

const verdictOf = async (asked: HttpAsk): Promise<Verdict> =>
  heardOf(await scene.people[WHO].ask(asked)).verdict

test.each(Object.entries(INCIDENT_ROWS))('X-32: whoever was made a guest is one at %s', async (door, row) => {
  const { verdict } = await restDoor(scene, door, row).ask(WHO, scene.targets.public)
  expect(verdict).toBe(expectedOnIncident(row, NOW, 'public'))
  expect(callOf(door, row, { scene, target: scene.targets.public, role: WHO }).method).toBe(
    partsOf(door).method,
  )
})

test.each(Object.entries(COMMAND_ROWS))('X-32: whoever was made a guest is one at %s', async (_door, row) => {
  const { verdict } = await commandDoor(scene, row).ask(WHO, scene.targets.public)
  expect(verdict).toBe(expectedOnIncident(row, NOW, 'public'))
})

test.each(Object.entries(PLAYBOOK_ROWS))('X-32: whoever was made a guest is one at %s', async (door, row) => {
  const { method, pattern } = partsOf(door)
  const body = row.body?.(scene, 'public')
  const path = pattern.replace('{id}', scene.playbooks.public)
  expect(await verdictOf({ method, path, ...(body !== undefined && { body }) })).toBe(
    expectedOnPlaybook(row.needs, NOW, 'public'),
  )
})

test.each(Object.entries(TEAM_ROWS))('X-32: whoever was made a guest is one at %s', async (door, row) => {
  const { method, pattern } = partsOf(door)
  const { enabled } = scene.teams
  const asked = row.body
    ? { path: pattern, body: row.body(enabled) }
    : { path: pattern + queryText({ ...row.query, team_id: enabled }) }
  const answer = await scene.people[WHO].ask({ method, ...asked })
  expect(heardOf(answer).verdict).toBe(expectedOfTeam(row, NOW, 'enabled'))
  for (const shown of [row.incidents, row.channels, row.commanders])
    expect(shown?.(answer.body) ?? []).toEqual([])
})

test.each(Object.entries(START_ROWS))(
  'X-32: whoever was made a guest is one at %s',
  async (_door, { ask }) => {
    const asked = await ask({ scene, role: WHO, teamId: scene.teams.enabled, playbookId: '' })
    const answer = 'status' in asked ? asked : await scene.people[WHO].ask(asked)
    expect(heardOf(answer).verdict).toBe(expectedOfStart(NOW, 'enabled', 'none'))
  },
)
