import { expect, test } from '@jest/globals'

import { unavailable } from '../domain/errors.ts'
import { makeGatherMembers, type MemberNews } from './gather-members.ts'
import type { Members } from './ports/changes.ts'
import type { Log } from './ports/process.ts'

const nothing = () => undefined
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing }

/** Of the channels, only `war-room` is one of an incident. Time passes when the test says so. */
function stage({ failures = 0 } = {}) {
  let left = failures
  const waiting: (() => void)[] = []
  const lookUps: string[] = []
  const recorded: [string, Members][] = []
  const gather = makeGatherMembers({
    clock: { wait: () => new Promise((resolve) => waiting.push(resolve)) },
    reads: {
      findPlaceOfChannel: (channelId) => {
        lookUps.push(channelId)
        const place = { incidentId: 'incident', teamId: 'team', channelId }
        return Promise.resolve(channelId === 'war-room' ? place : undefined)
      },
      findChannelsOfParticipant: () => Promise.resolve([]),
    },
    recordMembers: (incidentId, members) => {
      if (left-- > 0) return Promise.reject(unavailable('The database is away.'))
      recorded.push([incidentId, members])
      return Promise.resolve()
    },
    log,
  })
  const pass = async () => {
    for (const go of waiting.splice(0)) go()
    await Promise.resolve()
    await gather.drain()
  }
  return { gather, pass, lookUps, recorded }
}

const news = (userId: string, given: Partial<MemberNews> = {}): MemberNews => ({
  channelId: 'war-room',
  userId,
  isIn: true,
  actorId: '',
  ...given,
})

test('P-65: however many come into an ordinary channel within a second, it is looked up once', async () => {
  const { gather, pass, lookUps, recorded } = stage()
  for (let person = 0; person < 500; person++)
    gather.memberChanged(news(`p${person}`, { channelId: 'town-square' }))
  expect(lookUps).toEqual([])
  await pass()
  expect(lookUps).toEqual(['town-square'])
  expect(recorded).toEqual([])
})

test('of one person what each actor did is kept apart, in whatever order it is told', async () => {
  const { gather, pass, recorded } = stage()
  gather.memberChanged(news('bob', { isIn: false, actorId: 'ann' }))
  gather.memberChanged(news('bob', { actorId: 'eve' }))
  gather.memberChanged(news('max'))
  await pass()
  expect(recorded).toEqual([
    [
      'incident',
      [
        { userId: 'bob', addedBy: 'eve', removedBy: 'ann' },
        { userId: 'max', addedBy: '', removedBy: '' },
      ],
    ],
  ])
})

test('while the database is away it is tried again, a second later', async () => {
  const { gather, pass, recorded } = stage({ failures: 2 })
  gather.memberChanged(news('bob'))
  await pass()
  await pass()
  expect(recorded).toEqual([])
  await pass()
  expect(recorded).toHaveLength(1)
})

test('stopping writes at once and hears nothing any more', async () => {
  const { gather, pass, recorded } = stage()
  gather.memberChanged(news('bob'))
  await gather.stop()
  expect(recorded).toHaveLength(1)
  gather.memberChanged(news('max'))
  await pass()
  expect(recorded).toHaveLength(1)
})
