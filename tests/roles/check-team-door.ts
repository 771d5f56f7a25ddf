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
import type { Target } from './target.ts'

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
        ? (await wrongContent(scene, row, one, answer.body)).map((text) => `${said}: ${text}`)
        : []
    },
    row.isOneByOne ? 1 : undefined,
  )
}

/** What is listed and counted is what the person may see one by one, and nothing where the team is off. */
async function wrongContent(scene: Scene, row: TeamRow, one: Case, body: unknown): Promise<string[]> {
  if (one.kind === 'foreign') return []
  const isMiscounted = row.countsLike && row.count?.(body) !== (await totalOf(scene, row.countsLike, one))
  return [
    ...wrongIncidents(scene, row, one, body),
    ...wrongPlaybooks(scene, row, one, body),
    ...(isMiscounted ? ['counts others than are listed'] : []),
  ]
}

async function totalOf({ people, teams }: Scene, list: string, { role, kind }: Case): Promise<number> {
  const teamId = kind === 'unknown' ? newId() : teams[kind]
  const { body } = await people[role].ask({ method: 'GET', path: `${list}?team_id=${teamId}` })
  return (body as { total_count: number }).total_count
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
  const visible = placeNames.filter(
    (place) =>
      kind === 'enabled' &&
      PLACES[place].isTeamEnabled &&
      expectedOnIncident({ needs: 'see' }, role, place) === 'ok',
  )
  const wrong = <Shown>(shown: readonly string[] | undefined, what: string, of: (target: Target) => Shown) =>
    shown === undefined
      ? []
      : placeNames
          .filter((place) => {
            const isExpected = visible.some((one) => of(scene.targets[one]) === of(scene.targets[place]))
            return shown.some((id) => id === of(scene.targets[place])) !== isExpected
          })
          .map((place) => `the ${what} that is ${place} is wrongly listed, or not`)
  const isMiscounted = row.incidents && row.count && row.count(body) !== row.incidents(body).length
  return [
    ...wrong(row.incidents?.(body), 'incident', ({ incidentId }) => incidentId),
    ...wrong(row.channels?.(body), 'channel', ({ channelId }) => channelId),
    ...wrong(
      row.commanders?.(body),
      'commander of what',
      ({ parameters }) => parameters['commander_user_id'],
    ),
    ...(isMiscounted ? ['counts others than it shows'] : []),
  ]
}
