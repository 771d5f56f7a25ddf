import { newId } from '../../server/ids.ts'
import { expectedOfStart, type PlaybookKind, type TeamKind } from './expected-elsewhere.ts'
import type { Verdict } from './expected.ts'
import { heardOf } from './heard.ts'
import { inTurn } from './in-turn.ts'
import { roleNames, type Role } from './roles.ts'
import type { StartRow } from './rows/row.ts'
import type { Scene } from './scene.ts'
import { differences, stateOfThings } from './state-of-things.ts'

type Case = Readonly<{ role: Role; team: TeamKind; playbook: PlaybookKind; expected: Verdict }>

const TEAMS: readonly TeamKind[] = ['enabled', 'off', 'foreign', 'unknown']
const PLAYBOOKS: readonly PlaybookKind[] = ['public', 'private', 'deleted', 'of another team', 'unknown']

/** Starts in one way as everybody, in every team, from every kind of playbook. @returns What is wrong. */
export async function checkStartDoor(scene: Scene, row: StartRow): Promise<string[]> {
  const cases = roleNames.filter((role) => !row.notBy?.includes(role)).flatMap((role) => casesOf(row, role))
  const check = checker(scene, row)
  const before = await stateOfThings(scene.product)
  const isAllowed = ({ expected }: Case): boolean => expected === 'ok'
  const wrong = await inTurn(
    cases.filter((one) => !isAllowed(one)),
    check,
  )
  const changed = differences(before, await stateOfThings(scene.product))
  const allowed = cases.filter(isAllowed)
  const started = await incidentsIn(scene)
  const wrongly = await inTurn(allowed, check)
  const missing = row.starts ? allowed.length - ((await incidentsIn(scene)) - started) : 0
  return [
    ...wrong,
    ...changed.map((what) => `a refused call changed ${what}`),
    ...wrongly,
    ...(missing === 0 ? [] : [`${missing} incidents were not made`]),
  ]
}

function casesOf({ starts = false, offFirst = false }: Omit<StartRow, 'ask'>, role: Role): Case[] {
  const at = (team: TeamKind, playbook: PlaybookKind): Case => {
    const isOff = offFirst && (team === 'off' || team === 'unknown')
    return { role, team, playbook, expected: isOff ? 'team_disabled' : expectedOfStart(role, team, playbook) }
  }
  const ofTeams = TEAMS.map((team) => at(team, 'none'))
  return starts ? [...ofTeams, ...PLAYBOOKS.map((playbook) => at('enabled', playbook))] : ofTeams
}

function checker(scene: Scene, row: StartRow): (one: Case) => Promise<string[]> {
  const unknown = newId()
  return async ({ role, team, playbook, expected }) => {
    const teamId = team === 'unknown' ? unknown : scene.teams[team]
    const playbookId = playbook === 'none' ? '' : playbook === 'unknown' ? unknown : scene.playbooks[playbook]
    const asked = await row.ask({ scene, role, teamId, playbookId })
    const answer = 'status' in asked ? asked : await scene.people[role].ask(asked)
    const { verdict, fingerprint } = heardOf(answer)
    const said = `${role}, team ${team}, playbook ${playbook}`
    if (verdict !== expected)
      return [`${said}: expected ${expected}, was ${verdict}: ${fingerprint.slice(0, 200)}`]
    return verdict === 'ok' && team === 'enabled' ? wronglyOffered(scene, row, role, answer.body) : []
  }
}

/** what is offered is what can be started from. */
function wronglyOffered({ playbooks }: Scene, { offers }: StartRow, role: Role, body: unknown): string[] {
  if (!offers) return []
  const offered = offers(body)
  return Object.entries(playbooks)
    .filter(([kind, id]) => {
      const isUsable = expectedOfStart(role, 'enabled', kind as PlaybookKind) === 'ok'
      return offered.includes(id) !== isUsable
    })
    .map(([kind]) => `${role}: the playbook that is ${kind} is wrongly offered, or not`)
}

async function incidentsIn({ product }: Scene): Promise<number> {
  const { rows } = await product.database.pool.query<{ count: string }>(
    `select count(*) from incident_collaboration.incident where phase = 'started'`,
  )
  return Number(rows[0]?.count)
}
