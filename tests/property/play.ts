import { expect } from '@jest/globals'
import type { Incident } from '../../server/contract/incident.ts'
import type { Playbook } from '../../server/contract/playbook.ts'
import type { HttpAnswer } from '../support/person.ts'
import { WHO, type Cast, type Step } from './gesture.ts'
import { isOngoing, statusOf, type ModelIncident, type World } from './model.ts'
import {
  expectedIncident,
  expectedPlaybook,
  expectedWords,
  seenIncident,
  seenPlaybook,
  wordsOf,
} from './seen.ts'
import { firstWorld } from './start-gestures.ts'

/** After so many steps everything is compared, and not only what the step was about. */
const WHOLE_EVERY = 20
const MINUTE = 60_000

/** A difference from the model, and the place of the step after which it showed. */
export type Difference = Readonly<{ place: number; error: unknown }>

/** Does one thing after the other in a world of its own, until something is not as the model says. */
export async function play(cast: Cast, steps: readonly Step[]): Promise<Difference | undefined> {
  // Nobody is held back by what they did in the sequence before.
  cast.ops.product.clock.moveBy(MINUTE)
  let world: World = await firstWorld(cast)
  for (const [place, step] of steps.entries()) {
    const isLast = place === steps.length - 1
    try {
      world = await take(cast, world, step)
      if (isLast) await cast.ops.product.settled()
      if (isLast || place % WHOLE_EVERY === WHOLE_EVERY - 1) await compareAll(cast, world)
    } catch (error) {
      return { place, error }
    }
  }
  return undefined
}

async function take(cast: Cast, world: World, { who, on, plan }: Step): Promise<World> {
  const incident = world.incidents[on % world.incidents.length]
  if (!incident) throw new Error('There is always an incident.')
  const { send, outcome, next } = await plan({ cast, world, incident, who, person: cast.ops[who] })
  const answer = await send()
  if (outcome !== 'any') expect([codeOf(answer), answer.body]).toEqual([outcome, answer.body])
  if (!next) {
    expect(await versionOf(cast, incident)).toEqual([incident.version, incident.updateAt])
    return world
  }
  const read = await cast.ops.ada.read(incident.id)
  const after = next({ answer, read, at: read.update_at })
  const model = after.incidents.find(({ id }) => id === incident.id)
  if (model) compare(read, model)
  const told = answer.headers['x-incident-version']
  if (told !== undefined && told !== '' && model) expect(Number(told)).toBe(versionTold(answer, model, after))
  return after
}

/** What was refused is compared with less, and wholly every some steps. */
async function versionOf({ ops }: Cast, { id }: ModelIncident): Promise<unknown[]> {
  const { rows } = await ops.product.database.pool.query<{ version: number; update_at: number }>(
    'select version, update_at from incident_collaboration.incident where id = $1',
    [id],
  )
  return rows.flatMap(({ version, update_at: updateAt }) => [version, updateAt])
}

/** A start tells the version of what it made. */
const versionTold = (answer: HttpAnswer, model: ModelIncident, { incidents }: World): number => {
  const { id } = (answer.body ?? {}) as { id?: string }
  return (incidents.find((one) => one.id === id) ?? model).version
}

/** Of what is answered in words, whether it says anything. */
function codeOf({ status, body }: HttpAnswer): string {
  const told = (typeof body === 'object' ? (body ?? {}) : {}) as Readonly<Record<string, unknown>>
  if (status >= 400) return String(told['code'])
  return told['errors'] || told['error'] || told['ephemeral_text'] ? 'said' : 'ok'
}

function compare(read: Incident, model: ModelIncident): void {
  expect(seenIncident(read)).toEqual(expectedIncident(model))
  expect(wordsOf(read, model.entries)).toEqual(expectedWords(model.entries))
}

async function compareAll({ ops }: Cast, world: World): Promise<void> {
  const { ada, teamId } = ops
  const get = async <T>(path: string, status = 200): Promise<T> => {
    const answer = await ada.ask({ method: 'GET', path })
    expect([path, answer.status]).toEqual([path, status])
    return answer.body as T
  }
  for (const model of world.incidents) compare(await ada.read(model.id), model)
  for (const model of world.playbooks) {
    const path = `/playbooks/${model.id}`
    if (model.isDeleted) await get(path, 404)
    else expect(seenPlaybook(await get<Playbook>(path))).toEqual(expectedPlaybook(model))
  }
  const settings = await get<{ start_without_playbook: boolean }>('/settings')
  expect(settings.start_without_playbook).toBe(world.mayStartWithoutPlaybook)
  for (const who of WHO) {
    const { body } = await ops[who].ask({ method: 'GET', path: '/users/me/preferences' })
    expect([who, body]).toEqual([who, { assignment_messages: !world.notTold.includes(ops[who].id) }])
  }
  // P-11: "ongoing" means the same everywhere.
  const listed = await get<string[]>(`/incidents/channels?team_id=${teamId}&status=ongoing`)
  for (const model of world.incidents) {
    expect([model.id, listed.includes(model.channelId)]).toEqual([model.id, isOngoing(statusOf(model))])
  }
}
