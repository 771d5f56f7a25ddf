import { newId } from '../../server/ids.ts'
import type { HttpAnswer } from '../support/person.ts'
import { expectedOnIncident } from './expected.ts'
import { expectedOfTeam, expectedOnPlaybook, type TeamKind } from './expected-elsewhere.ts'
import { heardOf } from './heard.ts'
import { inTurn } from './in-turn.ts'
import { placeNames, PLACES } from './places.ts'
import { partsOf, queryText } from './rest-door.ts'
import { roleNames, type Role } from './roles.ts'
import type { TeamRow } from './rows/row.ts'
import type { Scene } from './scene.ts'

type Case = Readonly<{ role: Role; kind: TeamKind }>

const KINDS: readonly TeamKind[] = ['enabled', 'off', 'foreign', 'unknown']

/** Asks a team's list as everybody, of every team. @returns What is not as the table says, one sentence each. */
export async function checkTeamDoor(scene: Scene, door: string, row: TeamRow): Promise<string[]> {
  const { method, pattern } = partsOf(door)
  const unknown = newId()
  const ask = (role: Role, teamId: string): Promise<HttpAnswer> =>
    row.body
      ? scene.people[role].ask({ method, path: pattern, body: row.body(teamId) })
      : scene.people[role].ask({ method, path: pattern + queryText({ ...row.query, team_id: teamId }) })
  return inTurn(
    roleNames.flatMap((role) => KINDS.map((kind) => ({ role, kind }))),
    async (one) => {
      const answer = await ask(one.role, one.kind === 'unknown' ? unknown : scene.teams[one.kind])
      const { verdict, fingerprint } = heardOf(answer)
      const expected = expectedOfTeam(row, one.role, one.kind)
      const said = `${one.role}, team ${one.kind}`
      if (verdict !== expected) return [`${said}: expected ${expected}, was ${verdict}: ${fingerprint}`]
      // A foreign team reads like one that there is not (P-46).
      const nothing =
        verdict === 'forbidden' ? heardOf(await ask(one.role, unknown)).fingerprint : fingerprint
      if (nothing !== fingerprint)
        return [`${said}: ${fingerprint} is not what is said of no team: ${nothing}`]
      return verdict === 'ok'
        ? wrongContent(scene, row, one, answer.body).map((text) => `${said}: ${text}`)
        : []
    },
  )
}

/** What is listed and counted is what the person may see one by one, and nothing where the team is off. */
function wrongContent(scene: Scene, row: TeamRow, one: Case, body: unknown): string[] {
  return one.kind === 'foreign'
    ? []
    : [...wrongIncidents(scene, row, one, body), ...wrongPlaybooks(scene, row, one, body)]
}

/** as the table says of one of them. */
function wrongPlaybooks(scene: Scene, { playbooks }: TeamRow, { role }: Case, body: unknown): string[] {
  if (!playbooks) return []
  const shown = playbooks.ids(body)
  return Object.entries(scene.playbooks)
    .filter(([kind, id]) => {
      const isOfTeam = kind === 'public' || kind === 'private'
      const isExpected = isOfTeam && expectedOnPlaybook(playbooks.action, role, kind) === 'ok'
      return shown.includes(id) !== isExpected
    })
    .map(([kind]) => `the playbook that is ${kind} is wrongly listed, or not`)
}

function wrongIncidents(scene: Scene, row: TeamRow, { role, kind }: Case, body: unknown): string[] {
  if (!row.incidents) return []
  const shown = row.incidents(body)
  const wrong = placeNames
    .filter((place) => PLACES[place].isTeamEnabled || kind === 'off')
    .filter((place) => {
      const isExpected = kind === 'enabled' && expectedOnIncident({ needs: 'see' }, role, place) === 'ok'
      return shown.includes(scene.targets[place].incidentId) !== isExpected
    })
  const isMiscounted = row.count !== undefined && row.count(body) !== shown.length
  return [
    ...wrong.map((place) => `the incident that is ${place} is wrongly listed, or not`),
    ...(isMiscounted ? ['counts others than it shows'] : []),
  ]
}
