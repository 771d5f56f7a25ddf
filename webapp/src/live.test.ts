import { expect, test } from '@jest/globals'
import { makeClientIds } from './client-ids.ts'
import { makeFakeHost } from './fake-host.ts'
import { followCreated } from './live.ts'

const team = { name: 'core' }
const channel = { name: 'database-is-down' }
const known = {
  entities: { teams: { teams: { 'team-1': team } }, channels: { channels: { 'channel-1': channel } } },
}
const unknownChannel = { entities: { ...known.entities, channels: { channels: {} } } }

const created = (client_id: string) => ({
  data: { payload: JSON.stringify({ team_id: 'team-1', channel_id: 'channel-1', client_id }) },
})

test('an incident started in another browser, or through the API, moves nobody', async () => {
  const host = makeFakeHost({ known })
  const deps = { ...host, clientIds: makeClientIds() }
  await followCreated(created(makeClientIds().make()), deps)
  await followCreated(created(''), deps)
  expect(host.visited).toEqual([])
})

test('an event that comes twice moves once', async () => {
  const host = makeFakeHost({ known })
  const clientIds = makeClientIds()
  const event = created(clientIds.make())
  await followCreated(event, { ...host, clientIds })
  await followCreated(event, { ...host, clientIds })
  expect(host.visited).toEqual(['/core/channels/database-is-down'])
})

test.each(['', '/chat'])('a channel the page has not loaded is asked for, below "%s"', async (basename) => {
  const answers = { [`${basename}/api/v4/channels/channel-1`]: channel }
  const host = makeFakeHost({ known: unknownChannel, answers, basename })
  const clientIds = makeClientIds()
  await followCreated(created(clientIds.make()), { ...host, clientIds })
  expect(host.visited).toEqual(['/core/channels/database-is-down'])
})
