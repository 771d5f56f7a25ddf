import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Door } from '../../server/domain/audit.ts'
import { commandDoor } from './command-door.ts'
import { expectedOnIncident } from './expected.ts'
import type { IncidentDoor } from './incident-door.ts'
import { insertLike } from './playbooks.ts'
import { partsOf, restDoor } from './rest-door.ts'
import type { Role } from './roles.ts'
import {
  COMMAND_ROWS,
  INCIDENT_ROWS,
  PLAYBOOK_ROWS,
  SERVER_ROWS,
  START_ROWS,
  TEAM_ROWS,
} from './rows/index.ts'
import { openScene, type Scene } from './scene.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())
beforeEach(() => scene.product.clock.moveBy(61_000))

const ADMIN: Role = 'system admin'

/** Everything that was recorded of somebody, since the last look at it, as `door action outcome`. */
async function recordedOf(role: Role): Promise<string[]> {
  const { rows } = await scene.product.database.pool.query<{ line: string }>(
    `with seen as (delete from incident_collaboration.audit_record where actor_user_id = $1
       returning door || ' ' || action || ' ' || outcome as line)
     select line from seen order by line`,
    [scene.people[role].id],
  )
  return rows.map(({ line }) => line)
}

const doorOf = (name: string): Door => {
  if (name.startsWith('/incident')) return 'command'
  if (/dialog/.test(name)) return 'dialog'
  return /button/.test(name) ? 'button' : 'rest'
}
const lines = (name: string, outcome: 'done' | 'refused') =>
  expect.stringMatching(new RegExp(`^${doorOf(name)} [a-z_.]+ ${outcome}$`)) as unknown

const isChange = (name: string): boolean => !name.startsWith('GET ')

const INCIDENT_DOORS = [
  ...Object.entries(INCIDENT_ROWS)
    .filter(([name, row]) => isChange(name) && (row.makes ?? 'a version') === 'a version')
    .map(([name, row]) => [name, () => restDoor(scene, name, row)] as const),
  ...Object.entries(COMMAND_ROWS)
    .filter(([, row]) => row.makes === 'a version')
    .map(([name, row]) => [name, () => commandDoor(scene, row)] as const),
]

test.each(INCIDENT_DOORS)('P-53: %s leaves a record of who changed what', async (name, door) => {
  const target = await scene.disposable('public')
  await recordedOf(ADMIN)
  await door().ask(ADMIN, target)
  expect(await recordedOf(ADMIN)).toContainEqual(lines(name, 'done'))
})

test.each(INCIDENT_DOORS)('P-53: %s leaves a record of who was refused', async (name, door) => {
  const refused = refusedRole(door())
  await recordedOf(refused)
  await door().ask(refused, scene.targets.public)
  expect(await recordedOf(refused)).toContainEqual(lines(name, 'refused'))
})

const refusedRole = (door: IncidentDoor): Role =>
  expectedOnIncident(door, 'team member', 'public') === 'ok' ? 'guest in the team' : 'team member'

const PLAYBOOK_DOORS = Object.entries(PLAYBOOK_ROWS).filter(
  ([name]) => isChange(name) || name.includes('secret'),
)

test.each(PLAYBOOK_DOORS)(
  'P-53: %s leaves a record of who did it, and of who was refused',
  async (name, row) => {
    const { method, pattern } = partsOf(name)
    const id = await insertLike(scene, 'private')
    const ask = (role: Role) => {
      const body = row.body?.(scene, 'private')
      return scene.people[role].ask({
        method,
        path: pattern.replace('{id}', id),
        ...(body !== undefined && { body }),
      })
    }
    await Promise.all([recordedOf(ADMIN), recordedOf('team member')])
    await ask('team member')
    await ask(ADMIN)
    expect(await recordedOf('team member')).toEqual([lines(name, 'refused')])
    expect(await recordedOf(ADMIN)).toContainEqual(lines(name, 'done'))
  },
)

test.each(Object.entries(SERVER_ROWS).filter(([name, { isSigned }]) => isChange(name) && !isSigned))(
  'P-53: %s leaves a record of who did it',
  async (name, { body }) => {
    const { method, pattern } = partsOf(name)
    await recordedOf(ADMIN)
    await scene.people[ADMIN].ask({ method, path: pattern, body })
    expect(await recordedOf(ADMIN)).toContainEqual(lines(name, 'done'))
  },
)

test.each(Object.entries(TEAM_ROWS).filter(([name]) => isChange(name)))(
  'P-53: %s leaves a record of who did it, and of who was refused',
  async (name, { body }) => {
    const { method, pattern } = partsOf(name)
    const ask = (role: Role) =>
      scene.people[role].ask({ method, path: pattern, body: body?.(scene.teams.enabled) })
    await Promise.all([recordedOf(ADMIN), recordedOf('guest in the team')])
    await ask('guest in the team')
    await ask(ADMIN)
    expect(await recordedOf('guest in the team')).toEqual([lines(name, 'refused')])
    expect(await recordedOf(ADMIN)).toEqual([lines(name, 'done')])
  },
)

test.each(Object.entries(START_ROWS).filter(([, { starts }]) => starts))(
  'P-53: %s leaves a record of who started, and of who was refused',
  async (name, { ask }) => {
    const start = async (role: Role): Promise<void> => {
      const asked = await ask({ scene, role, teamId: scene.teams.enabled, playbookId: '' })
      if (!('status' in asked)) await scene.people[role].ask(asked)
    }
    await Promise.all([recordedOf(ADMIN), recordedOf('guest in the team')])
    await start('guest in the team')
    await start(ADMIN)
    expect(await recordedOf('guest in the team')).toEqual([lines(name, 'refused')])
    expect(await recordedOf(ADMIN)).toEqual([lines(name, 'done')])
  },
)
