import fc from 'fast-check'
import type { Incident } from '../../server/contract/incident.ts'
import type { HttpAnswer } from '../support/person.ts'
import { becomes, nothing, type Asked, type Gesture, type Learned, type Planned } from './gesture.ts'
import { isOngoing, recorded, statusOf, stepped, type ModelIncident, type World } from './model.ts'

/** What happens in the host, and what the product makes of it when it has heard. */
const happens = (
  { cast }: Asked,
  deed: () => Promise<unknown>,
  next: NonNullable<Planned['next']>,
): Planned => ({
  send: async () => {
    await deed()
    await cast.ops.product.settled()
    return DONE
  },
  outcome: 'any',
  next,
})

/** More than it takes until joins and leaves are on record. */
export const GATHERING_SECONDS = 1.5

const DONE: HttpAnswer = { status: 200, headers: {}, body: undefined }

/** Time passes, for every incident. */
export const wait: Gesture<{ seconds: number }> = {
  name: 'wait',
  weight: 3,
  given: fc.record({ seconds: fc.constantFrom(1, 9, 11, 600, 901, 86_400) }),
  plan: (asked, { seconds }) => ({
    send: () => passing(asked, seconds),
    outcome: 'any',
    next: (learned) => afterwards(asked.world, learned),
  }),
}

type Passed = Readonly<{ now: number; reads: readonly Incident[] }>

/** Lets time pass, and reads what every incident is like then. */
async function passing({ cast, world }: Asked, seconds: number): Promise<HttpAnswer> {
  const { product, ada } = cast.ops
  product.clock.moveBy(seconds * 1000)
  await product.settled()
  const now = product.clock.now().getTime()
  await product.settled()
  const reads = await Promise.all(world.incidents.map(({ id }) => ada.read(id)))
  return { ...DONE, body: { now, reads } satisfies Passed }
}

/** Reminders that have fallen due meanwhile. */
function afterwards(world: World, { answer }: Pick<Learned, 'answer'>): World {
  const { now, reads } = answer.body as Passed
  const incidents = world.incidents.map((incident, index) =>
    isDue(incident, now) ? stepped(incident, reads[index]?.update_at ?? 0, { isOverdue: true }) : incident,
  )
  return { ...world, incidents }
}

const isDue = (incident: ModelIncident, now: number): boolean =>
  incident.reminderAt > 0 &&
  incident.reminderAt <= now &&
  !incident.isOverdue &&
  isOngoing(statusOf(incident))

const GOERS = ['ann', 'bob', 'eve', 'gus'] as const

/** The record has it a moment later, in versions of its own; nothing else of the incident changes. */
export const comeAndGo: Gesture<{ goer: (typeof GOERS)[number] }> = {
  name: 'join or leave the channel',
  weight: 2,
  given: fc.record({ goer: fc.constantFrom(...GOERS) }),
  plan(asked, { goer }) {
    const { cast, incident } = asked
    const { product, [goer]: person } = cast.ops
    const isIn = incident.members.includes(person.id)
    const others = incident.members.filter((id) => id !== person.id)
    return {
      async send() {
        if (isIn) await product.world.leaveChannel(incident.channelId, person.id)
        else await product.world.joinChannel(incident.channelId, person.id)
        await product.settled()
        return passing(asked, GATHERING_SECONDS)
      },
      outcome: 'any',
      next(learned) {
        const world = afterwards(asked.world, learned)
        const { read, at } = learned
        const incidents = world.incidents.map((one) =>
          one.id === incident.id
            ? { ...one, members: isIn ? others : [...others, person.id], version: read.version, updateAt: at }
            : one,
        )
        return { ...world, incidents }
      },
    }
  },
}

/** data-model.md 3, rule 4. */
export const deleteUpdate: Gesture<{ which: number }> = {
  name: 'delete the post of a status update',
  weight: 2,
  given: fc.record({ which: fc.nat(5) }),
  plan(asked, { which }) {
    const { incident, cast } = asked
    const left = incident.updates.filter(({ isDeleted }) => !isDeleted)
    const update = left[which % (left.length || 1)]
    if (!update) return happens(asked, () => Promise.resolve(), nothing(asked))
    const after = {
      ...incident,
      updates: incident.updates.map((one) => (one === update ? { ...one, isDeleted: true } : one)),
    }
    const [from, to] = [statusOf(incident), statusOf(after)]
    return happens(
      asked,
      () => cast.ops.product.world.deletePost(update.postId),
      becomes(asked, ({ at }) =>
        stepped(after, at, {
          ...(!isOngoing(to) && { reminderAt: 0, isOverdue: false, previousReminder: 0 }),
          ...(from !== to &&
            recorded(incident, {
              type: 'status_update_deleted',
              at,
              subject: update.author,
              postId: update.postId,
              summary: `${from} to ${to}`,
            })),
        }),
      ),
    )
  },
}

export const editUpdate: Gesture<{ which: number }> = {
  name: 'edit the post of a status update',
  weight: 1,
  given: fc.record({ which: fc.nat(5) }),
  plan(asked, { which }) {
    const { incident, cast } = asked
    const { product } = cast.ops
    const left = incident.updates.filter(({ isDeleted }) => !isDeleted)
    const update = left[which % (left.length || 1)]
    if (!update) return happens(asked, () => Promise.resolve(), nothing(asked))
    return happens(
      asked,
      () => product.world.editPost(update.postId, `We know more at ${product.clock.now().getTime()}.`),
      becomes(asked, ({ at }) => stepped(incident, at, {})),
    )
  },
}
