import { expect, test } from '@jest/globals'

import { makeClientIds } from './client-ids.ts'
import { makeFakeHost } from './fake-host.ts'
import { makeIncident } from './fake-incident.ts'
import type { Answers } from './fake-server.ts'
import { makeChannel } from './fake-store.ts'
import { followCreated, followEvents } from './live.ts'
import { makeProduct } from './product.ts'
import { ourReducer } from './state/reducer.ts'
import { rhsOf, selectMine } from './state/selectors.ts'

const team = { name: 'core', display_name: 'Core' }
const channel = makeChannel()
const API = '/plugins/incident-collaboration/api/v0'
const incident = makeIncident()

const created = (client_id: string) => ({
  data: { payload: JSON.stringify({ team_id: 'team-1', channel_id: 'channel-1', client_id }) },
})

test('A-026: an incident started in another browser, or through the API, moves nobody but joins the list', async () => {
  const { host, deps } = begin({ [`${API}/incidents/channel/channel-1`]: incident })
  await followCreated(created(makeClientIds().make()), deps)
  await followCreated(created(''), deps)
  expect(host.visited).toEqual([])
  expect(selectMine(host.store.getState())).toEqual([incident])
})

test('an event that comes twice moves once, and the sidebar opens', async () => {
  const { host, deps, opened } = begin()
  const event = created(deps.clientIds.make())
  await followCreated(event, deps)
  await followCreated(event, deps)
  expect([host.visited, opened]).toEqual([['/core/channels/database-is-down'], ['opened']])
})

test.each(['', '/chat'])('a channel the page has not loaded is asked for, below "%s"', async (basename) => {
  const { host, deps } = begin({ [`${basename}/api/v4/channels/channel-1`]: channel }, basename, {})
  await followCreated(created(deps.clientIds.make()), deps)
  expect(host.visited).toEqual(['/core/channels/database-is-down'])
})

test('who is added to an incident channel has it in the list', async () => {
  const { host } = begin({ [`${API}/incidents/channel/channel-1`]: incident })
  const listed = until(host, () => selectMine(host.store.getState()).length === 1)
  host.emitHost('user_added', { user_id: 'bob' }, 'another')
  host.emitHost('user_added', { user_id: 'ann' }, 'channel-1')
  await listed
  expect(host.requests.map(({ url }) => url)).toEqual([`${API}/incidents/channel/channel-1`])
})

test('who is removed from an incident channel loses it in the list', async () => {
  const { host, deps } = begin({ [`${API}/incidents/channel/channel-1`]: incident })
  await followCreated(created(''), deps)
  host.emitHost('user_removed', { channel_id: 'channel-1' })
  expect(selectMine(host.store.getState())).toEqual([])
})

test('after a lost connection the list on screen is read again, nothing else', async () => {
  let rows = [incident]
  const { host, deps } = begin({ [`${API}/incidents`]: () => ({ items: rows, next_cursor: '' }) })
  host.reconnect()
  expect(host.requests).toEqual([])
  await deps.lists.readList('team-1', 'mine')
  rows = []
  const emptied = until(host, () => selectMine(host.store.getState()).length === 0)
  host.reconnect()
  await emptied
  expect(rhsOf(host.store.getState()).lists['team-1']?.mine).toMatchObject({ is: 'ready' })
})

/** `ann` in the team `core`, with nothing loaded of ours. */
function begin(answers: Answers = {}, basename = '', channels: object = { 'channel-1': channel }) {
  const host = makeFakeHost({
    known: {
      channels: { channels: { ...channels } },
      teams: { currentTeamId: 'team-1', teams: { 'team-1': team } },
      users: { currentUserId: 'ann' },
    },
    answers,
    basename,
  })
  host.registry.registerReducer(ourReducer)
  const clientIds = makeClientIds()
  const opened: string[] = []
  const product = makeProduct(host.page, host.store, clientIds)
  const showForStart = () => void opened.push('opened')
  const deps = { ...product, store: host.store, clientIds, panel: { ...product.panel, showForStart } }
  followEvents(host.registry, deps)
  return { host, deps, opened }
}

const until = (host: ReturnType<typeof makeFakeHost>, isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const end = host.store.subscribe(() => {
      if (!isSo()) return
      end()
      resolve()
    })
  })
