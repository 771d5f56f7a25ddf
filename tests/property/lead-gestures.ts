import fc from 'fast-check'
import {
  anyVersion,
  asks,
  badVersion,
  becomes,
  isInChannel,
  nothing,
  planned,
  staleVersion,
  UNKNOWN,
  unseen,
  versionQuery,
  WHO,
  type Asked,
  type Gesture,
  type Version,
} from './gesture.ts'
import { recorded, stepped } from './model.ts'
import { anyAssignee, assigneeId, type Assignee } from './task-gestures.ts'
import { anyText, LENGTHS, stored } from './texts.ts'

export const handOver: Gesture<{ to: Assignee; version: Version }> = {
  name: 'hand over',
  weight: 4,
  given: fc.record({ to: anyAssignee, version: anyVersion }),
  plan(asked, { to, version }) {
    const { incident } = asked
    const id = assigneeId(asked, to)
    const path = `/incidents/${incident.id}/commander${versionQuery(asked, version)}`
    return planned(
      asks(asked, { method: 'POST', path, body: { commander_id: id } }),
      [
        (to === 'malformed' || to === '') && 'invalid',
        badVersion(asked, version),
        unseen(asked),
        !isInChannel(asked, id) && 'forbidden',
        staleVersion(version),
      ],
      id === incident.commander ? nothing(asked) : commandedBy(asked, id),
    )
  },
}

export const commandedBy = (asked: Asked, id: string) =>
  becomes(asked, ({ at }) => {
    const { incident, person } = asked
    const summary = `@${nameOf(asked, incident.commander)} to @${nameOf(asked, id)}`
    const entry = { type: 'commander_changed', at, subject: person.id, summary }
    return stepped(incident, at, { commander: id, ...recorded(incident, entry) })
  })

const nameOf = ({ cast }: Asked, id: string): string => WHO.find((who) => cast.ops[who].id === id) ?? ''

type Details = Readonly<{ name?: string; description?: string; version: Version }>

export const describe: Gesture<Details> = {
  name: 'describe',
  weight: 3,
  given: fc.record(
    {
      name: anyText(LENGTHS.incidentName),
      description: anyText(LENGTHS.incidentDescription),
      version: anyVersion,
    },
    { requiredKeys: ['version'] },
  ),
  plan(asked, { version, ...body }) {
    const { incident } = asked
    const name = body.name === undefined ? incident.name : stored(body.name, LENGTHS.incidentName)
    const description =
      body.description === undefined
        ? incident.description
        : stored(body.description, LENGTHS.incidentDescription)
    const isSound = name !== undefined && description !== undefined && Object.keys(body).length > 0
    const isSame = name === incident.name && description === incident.description
    return planned(
      asks(asked, {
        method: 'PATCH',
        path: `/incidents/${incident.id}${versionQuery(asked, version)}`,
        body,
      }),
      [
        badVersion(asked, version),
        !isSound && 'invalid',
        unseen(asked),
        staleVersion(version),
        // Guests have no right to rename channels.
        name !== incident.name && asked.who === 'gus' && 'forbidden',
      ],
      isSame || name === undefined || description === undefined
        ? nothing(asked)
        : becomes(asked, ({ at }) => stepped(incident, at, { name, description })),
    )
  },
}

const POSTS = ['own', 'own', 'of a status update', 'secret', 'unknown'] as const

export type WhichPost = (typeof POSTS)[number]

export const anyPost = fc.constantFrom(...POSTS)

type Post = Readonly<{ id: string; author: string; at: number; isReadable: boolean }>

/** A post, and whether the person can read it. */
export async function findPost(asked: Asked, which: WhichPost): Promise<Post> {
  const { incident, cast, who } = asked
  if (which === 'own') return said(asked)
  if (which === 'secret') {
    const author = cast.ops.ann.id
    return { id: cast.secretPostId, author, at: cast.secretAt, isReadable: who === 'ann' || who === 'ada' }
  }
  const update = incident.updates.findLast(({ isDeleted }) => !isDeleted)
  if (which === 'unknown' || !update) return NO_POST
  return { id: update.postId, author: update.author, at: update.at, isReadable: true }
}

export const addedPost = (asked: Asked, post: Post, summary: string) =>
  becomes(asked, ({ at }) => {
    const { incident, person } = asked
    const entry = {
      type: 'event_from_post',
      at: post.at,
      subject: post.author,
      creator: person.id,
      postId: post.id,
      summary,
    }
    return stepped(incident, at, recorded(incident, entry))
  })

export const addPost: Gesture<{ which: WhichPost; summary: string; version: Version }> = {
  name: 'add a post to the timeline',
  weight: 3,
  given: fc.record({ which: anyPost, summary: anyText(LENGTHS.summary), version: anyVersion }),
  async plan(asked, { which, ...given }) {
    const { incident } = asked
    const summary = stored(given.summary, LENGTHS.summary)
    const post = await findPost(asked, which)
    const path = `/incidents/${incident.id}/timeline${versionQuery(asked, given.version)}`
    return planned(
      asks(asked, { method: 'POST', path, body: { post_id: post.id, summary: given.summary } }),
      [
        badVersion(asked, given.version),
        summary === undefined && 'invalid',
        unseen(asked),
        !post.isReadable && 'not_found',
        incident.entries.some(({ postId }) => postId === post.id) && 'conflict',
        staleVersion(given.version),
      ],
      addedPost(asked, post, summary ?? ''),
    )
  },
}

const NO_POST: Post = { id: UNKNOWN, author: '', at: 0, isReadable: false }

/** Ann writes something in the incident channel. */
async function said({ cast: { ops }, incident }: Asked): Promise<Post> {
  const { world, database } = ops.product
  const id = await world.post({
    UserId: ops.ann.id,
    ChannelId: incident.channelId,
    Message: 'It began at two.',
  })
  const { rows } = await database.pool.query<{ createat: number }>(
    'select createat from posts where id = $1',
    [id],
  )
  return { id, author: ops.ann.id, at: rows[0]?.createat ?? 0, isReadable: true }
}

export const removeEntry: Gesture<{ which: number; version: Version }> = {
  name: 'remove an entry of the timeline',
  weight: 2,
  given: fc.record({ which: fc.nat(30), version: anyVersion }),
  async plan(asked, { which, version }) {
    const { incident, cast } = asked
    const read = await cast.ops.ada.read(incident.id)
    const events = read.timeline_events.filter(({ event_type: type }) => type !== 'user_joined_left')
    const index = which % (events.length + 1)
    const path = `/incidents/${incident.id}/timeline/${events[index]?.id ?? UNKNOWN}${versionQuery(asked, version)}`
    return planned(
      asks(asked, { method: 'DELETE', path }),
      [
        badVersion(asked, version),
        unseen(asked),
        index === events.length && 'not_found',
        staleVersion(version),
      ],
      becomes(asked, ({ at }) => stepped(incident, at, { entries: incident.entries.toSpliced(index, 1) })),
    )
  },
}
