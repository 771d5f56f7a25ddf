import { expect, test } from '@jest/globals'
import { makeFakeHost } from './fake-host.ts'
import { makeChannel } from './fake-store.ts'
import { makePlugin } from './plugin.ts'
import { RequestError } from './request.ts'

const created = 'custom_incident-collaboration_incident_created'

const markerIn = (text: string) => /client:(\S+)/.exec(text)?.[1]

test('who starts an incident by command goes to its channel when it is there', async () => {
  const host = makeFakeHost({
    known: {
      teams: { teams: { 'team-1': { name: 'core', display_name: 'Core' } } },
      channels: { channels: { 'channel-1': makeChannel() } },
    },
  })
  makePlugin(host.page).initialize(host.registry, host.store)
  const client_id = markerIn(host.type('/incident start Database is down'))
  host.emit(created, { team_id: 'team-1', channel_id: 'channel-1', client_id })
  expect(await host.firstVisit).toBe('/core/channels/database-is-down')
})

test('a channel that cannot be read is an error in the console, nothing else', async () => {
  const host = makeFakeHost()
  makePlugin(host.page).initialize(host.registry, host.store)
  host.emit(created, {
    team_id: 'team-1',
    channel_id: 'channel-1',
    client_id: markerIn(host.type('/incident start')),
  })
  expect(await host.firstError).toBeInstanceOf(RequestError)
})

test('a page that lacks what we register with starts all the same', async () => {
  const host = makeFakeHost()
  const registry = {
    ...host.registry,
    registerSlashCommandWillBePostedHook: () => {
      throw new Error('not in this version')
    },
  }
  makePlugin(host.page).initialize(registry, host.store)
  expect(await host.firstError).toEqual(new Error('not in this version'))
})

test('the button in the channel header opens and closes the sidebar', () => {
  const host = makeFakeHost()
  makePlugin(host.page).initialize(host.registry, host.store)
  const isOpen = () => host.store.getState().views.rhs.isSidebarOpen
  expect(host.buttons[0]?.name).toBe('Incidents')
  host.buttons[0]?.action()
  expect(isOpen()).toBe(true)
  host.buttons[0]?.action()
  expect(isOpen()).toBe(false)
})
