import { newId } from '../../server/ids.ts'
import type { Verdict } from './expected.ts'
import { expectedOfTeam, type TeamKind } from './expected-elsewhere.ts'
import { heardOf } from './heard.ts'
import { inTurn } from './in-turn.ts'
import { placeNames, PLACES } from './places.ts'
import { roleNames, standingOf, type Role } from './roles.ts'
import type { ChoiceRow } from './rows/choice-rows.ts'
import type { Scene } from './scene.ts'
import { differences, stateOfThings } from './state-of-things.ts'
import { incidentCell } from './table.ts'

const KINDS = ['enabled', 'off', 'unknown'] as const satisfies readonly TeamKind[]

/** Asks as everybody, of teams of all kinds. @returns What is not as the table says, one sentence each. */
export async function checkChoiceDoor(scene: Scene, row: ChoiceRow): Promise<string[]> {
  const roles = roleNames.filter((role) => !row.notBy?.includes(role))
  const before = await stateOfThings(scene.product)
  const unknown = newId()
  const wrong = await inTurn(
    roles.flatMap((role) => KINDS.map((kind) => ({ role, kind }))),
    async ({ role, kind }) => {
      const teamId = kind === 'unknown' ? unknown : scene.teams[kind]
      const answer = await row.ask({ scene, role, teamId })
      const { verdict, fingerprint } = heardOf(answer)
      const expected = expectedOf(row, role, kind)
      // A list in a reply is no refusal.
      const isAnswered = verdict === expected || (expected === 'ok' && row.which === 'in')
      const said = `${role}, team ${kind}`
      if (!isAnswered) return [`${said}: expected ${expected}, was ${verdict}: ${fingerprint}`]
      return expected === 'ok' ? wronglyOffered(scene, row, role, answer.body) : []
    },
  )
  // A dialog is what was asked for.
  const changed = differences(before, await stateOfThings(scene.product)).filter((what) => what !== 'dialogs')
  return [...wrong, ...changed.map((what) => `asking changed ${what}`)]
}

function expectedOf(
  { which, offFirst = false }: ChoiceRow,
  role: Role,
  kind: (typeof KINDS)[number],
): Verdict {
  if (offFirst && kind !== 'enabled') return 'team_disabled'
  const ofTeam = expectedOfTeam({}, role, kind)
  if (ofTeam !== 'ok' || which === 'in') return ofTeam
  const { columns } = standingOf(role)
  // Whoever may not read the message hears that there is none, the others that there is nothing to add it to.
  if (columns.incidents === 'G') return 'not_found'
  return mayEdit(role) ? 'ok' : 'forbidden'
}

const mayEdit = (role: Role): boolean =>
  incidentCell('timeline', standingOf(role).columns.incidents, true) === '✓'

function wronglyOffered(
  { targets }: Scene,
  { which, offers }: ChoiceRow,
  role: Role,
  body: unknown,
): string[] {
  const offered = offers(body)
  return placeNames
    .filter((place) => {
      const { channel, isTeamEnabled } = PLACES[place]
      const isTheirs = which === 'in' ? standingOf(role).channel !== undefined : mayEdit(role)
      const isExpected = isTheirs && isTeamEnabled && channel !== 'gone'
      const { incidentId, channelId } = targets[place]
      return offered.some((id) => id === incidentId || id === channelId) !== isExpected
    })
    .map((place) => `${role}: the incident that is ${place} is wrongly offered, or not`)
}
