import { newId } from '../../server/ids.ts'
import { expectedOnIncident, type IncidentNeeds } from './expected.ts'
import { heardOf } from './heard.ts'
import { inTurn } from './in-turn.ts'
import { placeNames } from './places.ts'
import { partsOf } from './rest-door.ts'
import { roleNames, standingOf, type Role } from './roles.ts'
import type { Scene } from './scene.ts'

/** Asks for a list of autocomplete in every channel as everybody. @returns What is wrong, one sentence each. */
export function checkSuggestions(scene: Scene, door: string, needs: IncidentNeeds): Promise<string[]> {
  const { pattern } = partsOf(door)
  const ask = async (role: Role, channelId: string) =>
    scene.people[role].ask({ method: 'GET', path: `${pattern}?channel_id=${channelId}` })
  const channels = [
    ...placeNames.map((place) => ({ place, channelId: scene.targets[place].channelId })),
    { place: 'foreign', channelId: scene.foreign.channelId } as const,
    { place: 'unknown', channelId: newId() } as const,
  ]
  return inTurn(
    roleNames.flatMap((role) => channels.map((channel) => ({ role, ...channel }))),
    async ({ role, place, channelId }) => {
      const answer = await ask(role, channelId)
      const { verdict } = heardOf(answer)
      const expected = expectedAt(needs, role, place)
      const rows = Array.isArray(answer.body) ? answer.body.length : 0
      const was = verdict === 'ok' && rows === 0 ? 'nothing' : verdict
      return was === expected ? [] : [`${role}, ${place}: expected ${expected}, was ${was}`]
    },
  )
}

type Somewhere = Parameters<typeof expectedOnIncident>[2] | 'foreign' | 'unknown'

/** Whoever may not is shown nothing, without a word. */
function expectedAt(needs: IncidentNeeds, role: Role, place: Somewhere): string {
  const { columns } = standingOf(role)
  if (columns.incidents === 'D') return 'unauthorized'
  if (place === 'unknown') return 'nothing'
  if (place === 'foreign') return columns.incidents === 'SA' ? 'ok' : 'nothing'
  return expectedOnIncident(needs, role, place) === 'ok' ? 'ok' : 'nothing'
}
