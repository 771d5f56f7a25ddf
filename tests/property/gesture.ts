import { expect } from '@jest/globals'
import fc from 'fast-check'
import type { Incident } from '../../server/contract/incident.ts'
import type { Sign } from '../roles/signed.ts'
import type { Operations } from '../support/operations.ts'
import type { HttpAnswer, HttpAsk, Person } from '../support/person.ts'
import { withIncident, type ModelIncident, type World } from './model.ts'

/** Ann starts, bob comes and goes like eve and the guest gus, zed is of no team, ada administers the system. */
export const WHO = ['ann', 'bob', 'eve', 'gus', 'zed', 'ada'] as const

export type Who = (typeof WHO)[number]

/** Everybody and everything that gestures need besides the model. */
export type Cast = Readonly<{
  ops: Operations
  sign: Sign
  botId: string
  /** In a channel of ann's alone. */
  secretPostId: string
  secretAt: number
}>

export type Asked = Readonly<{
  cast: Cast
  world: World
  /** What the gesture is about. */
  incident: ModelIncident
  who: Who
  person: Person
}>

/** What was answered, and the incident as it is afterwards. */
export type Learned = Readonly<{ answer: HttpAnswer; read: Incident; at: number }>

/** What somebody is about to do, and all that must come of it. */
export type Planned = Readonly<{
  send: () => Promise<HttpAnswer>
  /** `ok`, a code of rest-api.md 1.2, `said` for a sentence in a dialog or a button; `any` where words alone tell. */
  outcome: string
  /** The world afterwards; absent: as it was. */
  next?: (learned: Learned) => World
}>

export type Gesture<Given> = Readonly<{
  name: string
  weight: number
  given: fc.Arbitrary<Given>
  plan: (asked: Asked, given: Given) => Planned | Promise<Planned>
}>

/** One thing that one person does. */
export type Step = Readonly<{
  /** Says what it is when a sequence fails. */
  text: string
  who: Who
  /** Which incident, counted around. */
  on: number
  plan: (asked: Asked) => Planned | Promise<Planned>
}>

export const stepsOf = <Given>({ name, weight, given, plan }: Gesture<Given>) => ({
  weight,
  arbitrary: fc.record({ who: anybody, on: fc.nat(2), given }).map(({ who, on, given: chosen }): Step => {
    return {
      who,
      on,
      text: `${who}, incident ${on}: ${name} ${JSON.stringify(chosen)}`,
      plan: (asked) => plan(asked, chosen),
    }
  }),
})

const anybody: fc.Arbitrary<Who> = fc.oneof(
  { weight: 9, arbitrary: fc.constant('ann' as const) },
  { weight: 6, arbitrary: fc.constant('bob' as const) },
  ...(['eve', 'gus', 'zed', 'ada'] as const).map((who) => ({ weight: 1, arbitrary: fc.constant(who) })),
)

/** The first of the refusals decides, in the order of rest-api.md 1.2; without any it succeeds. */
export const planned = (
  send: Planned['send'],
  refusals: readonly (string | false | undefined)[],
  next: NonNullable<Planned['next']>,
): Planned => {
  const refusal = refusals.find((one): one is string => typeof one === 'string')
  return refusal === undefined ? { send, outcome: 'ok', next } : { send, outcome: refusal }
}

export const asks =
  ({ person }: Asked, ask: HttpAsk) =>
  (): Promise<HttpAnswer> =>
    person.ask(ask)

let keys = 0

/** Sends it once more with the same key: that gets the first answer again. */
export const asksTwice =
  ({ person }: Asked, ask: HttpAsk) =>
  async (): Promise<HttpAnswer> => {
    const headers = { 'Idempotency-Key': `key-${(keys += 1)}` }
    const first = await person.ask({ ...ask, headers })
    if (first.status >= 300) return first
    const again = await person.ask({ ...ask, headers })
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect(again.headers['idempotency-replayed']).toBe('true')
    return first
  }

/** The incident afterwards. */
export const becomes =
  ({ world }: Asked, change: (learned: Learned) => ModelIncident) =>
  (learned: Learned): World =>
    withIncident(world, change(learned))

export const nothing =
  ({ world }: Asked) =>
  (): World =>
    world

/** permissions.md 4.1: what keeps the person from changing the incident. */
export function unseen({ incident, who, person }: Asked): string | undefined {
  if (who === 'ada' || incident.members.includes(person.id)) return undefined
  const isReader = incident.isPublic && who !== 'gus' && who !== 'zed'
  return isReader ? 'forbidden' : 'not_found'
}

export const isInChannel = ({ incident }: Asked, userId: string): boolean => incident.members.includes(userId)

export type Version = 'none' | 'present' | 'passed by' | 'to come'

export const anyVersion = fc.constantFrom<Version>('none', 'none', 'none', 'present', 'passed by', 'to come')

export function versionQuery({ incident: { version } }: Asked, which: Version): string {
  if (which === 'none') return ''
  return `?version=${which === 'present' ? version : which === 'to come' ? version + 1 : version - 1}`
}

/** Version 0 is none at all. */
export const badVersion = ({ incident }: Asked, which: Version): string | false =>
  which === 'passed by' && incident.version === 1 && 'invalid'

export const staleVersion = (which: Version): string | false =>
  (which === 'passed by' || which === 'to come') && 'stale_version'

export const UNKNOWN = 'unknownunknownunknownunkno'
