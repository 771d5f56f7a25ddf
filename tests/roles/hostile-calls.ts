import type { HttpAsk } from '../support/person.ts'
import { callOf } from './rest-door.ts'
import type { Role } from './roles.ts'
import { INCIDENT_ROWS, PLAYBOOK_ROWS, SERVER_ROWS, START_ROWS, TEAM_ROWS } from './rows/index.ts'
import type { Scene } from './scene.ts'

/** A valid call by somebody who may make it; nobody makes it as it is. */
export type ValidCall = Readonly<{ door: string; role: Role; asked: HttpAsk }>

/** One of every door that takes a body. */
export function callsWithBody(scene: Scene): ValidCall[] {
  const calls = [...incidentCalls(scene), ...startCalls(scene), ...playbookCalls(scene), ...otherCalls(scene)]
  return calls.filter(({ asked }) => asked.body !== undefined)
}

const incidentCalls = (scene: Scene): ValidCall[] =>
  Object.entries(INCIDENT_ROWS).map(([door, row]) => ({
    door,
    role: 'member',
    asked: callOf(door, row, { scene, target: scene.targets.public, role: 'member' }),
  }))

function startCalls(scene: Scene): ValidCall[] {
  const given = { scene, role: 'member', teamId: scene.teams.enabled, playbookId: '' } as const
  return Object.entries(START_ROWS).flatMap(([door, { ask }]) => {
    if (door.startsWith('/')) return []
    const asked = ask(given)
    return 'method' in asked ? [{ door, role: 'member' as const, asked }] : []
  })
}

const playbookCalls = (scene: Scene): ValidCall[] =>
  Object.entries(PLAYBOOK_ROWS).map(([door, row]) => {
    const [method = '', pattern = ''] = door.split(' ')
    const path = pattern.replace('{id}', scene.playbooks.public)
    return { door, role: 'member', asked: { method, path, body: row.body?.(scene, 'public') } }
  })

function otherCalls({ teams }: Scene): ValidCall[] {
  const rows = [
    ...Object.entries(TEAM_ROWS).map(([door, row]) => ({ door, body: row.body?.(teams.enabled) })),
    ...Object.entries(SERVER_ROWS).map(([door, row]) => ({ door, body: row.body })),
  ]
  return rows.map(({ door, body }) => {
    const [method = '', path = ''] = door.split(' ')
    return { door, role: 'system admin', asked: { method, path, body } }
  })
}
