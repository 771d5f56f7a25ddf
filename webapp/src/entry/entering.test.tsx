import { expect, test } from '@jest/globals'
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { API, knowing, listOf, showSidebar } from '../rhs/show-sidebar.tsx'

const elsewhere = { known: { channels: { currentChannelId: 'channel-without' } } }
const isOpen = (host: ReturnType<typeof showSidebar>) => host.store.getState().views.rhs.isSidebarOpen
const button = () => screen.getByRole('button', { name: 'Incidents' })

test.each(['Reported', 'Active', 'Resolved', 'Archived'] as const)(
  'A-086: the sidebar opens where an incident channel is entered, %s or not',
  async (current_status) => {
    const host = showSidebar(knowing(makeIncident({ current_status })), elsewhere)
    await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })
    expect(isOpen(host)).toBe(false)
    host.visit('channel-1')
    await waitFor(() => expect(isOpen(host)).toBe(true))
  },
)

test('A-085: it opens neither in other channels nor over another sidebar', async () => {
  const host = showSidebar(knowing(makeIncident()), elsewhere)
  await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })
  host.openSidebar('a thread')
  host.visit('channel-1')
  await screen.findByRole('heading', { name: 'Database is down' })
  expect(host.store.getState().views.rhs.pluggableId).toBe('a thread')
})

test('A-087: closed by hand it stays closed until an incident channel is entered again', async () => {
  const host = showSidebar(knowing(makeIncident()))
  await waitFor(() => expect(isOpen(host)).toBe(true))
  await userEvent.click(button())
  host.emit('custom_incident-collaboration_incident_updated', renamed)
  await screen.findByRole('heading', { name: 'Renamed' })
  expect(isOpen(host)).toBe(false)
  host.visit('channel-without')
  await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })
  expect(isOpen(host)).toBe(false)
  host.visit('channel-1')
  await waitFor(() => expect(isOpen(host)).toBe(true))
})

test('A-268: on a narrow window it does not open by itself, and following a link closes it', async () => {
  const host = showSidebar(knowing(makeIncident()), { isNarrow: true })
  await screen.findByRole('heading', { name: 'Database is down' })
  expect(isOpen(host)).toBe(false)
  await userEvent.click(button())
  expect(isOpen(host)).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: 'Go to Incident Channel' }))
  await waitFor(() => expect(isOpen(host)).toBe(false))
})

test('an ordinary channel is asked about once, however often it is entered', async () => {
  const host = showSidebar(knowing(makeIncident()))
  for (const channelId of ['channel-without', 'channel-1', 'channel-without', 'channel-1']) {
    host.visit(channelId)
    await screen.findByRole('heading', {
      name: channelId === 'channel-1' ? 'Database is down' : /Your Ongoing/,
    })
  }
  const asked = host.requests.filter(({ url }) => url.startsWith(`${API}/incidents/channel/`))
  expect(asked.map(({ url }) => url.split('/').at(-1))).toEqual(['channel-1', 'channel-without'])
})

test('the button says whether the sidebar is open', async () => {
  showSidebar({ [`${API}/incidents`]: listOf([]) })
  expect(button().getAttribute('aria-pressed')).toBe('false')
  await userEvent.click(button())
  expect(button().getAttribute('aria-pressed')).toBe('true')
  expect(button().id).toBe('incidentIcon')
})

test('where the plugin is off for the team there is no button', async () => {
  const host = showSidebar({ [`${API}/incidents`]: { ...listOf([]), disabled: true } })
  await screen.findByText('Incidents are not enabled in this team.')
  expect(screen.queryByRole('button', { name: 'Incidents' })).toBeNull()
  expect(host.buttons).toEqual([])
})

test('without an App Bar Mattermost itself shows the button in the channel header, and there is one only', () => {
  showSidebar({}, { known: { general: { config: { DisableAppBar: 'true' } } } })
  expect(screen.queryByRole('button', { name: 'Incidents' })).toBeNull()
})

const renamed = { incident_id: 'incident-1', version: 2, update_at: 1, incident: { name: 'Renamed' } }

test('a channel that is entered is asked for its welcome, again only while it could not be shown', async () => {
  const path = `${API}/incidents/incident-1/check-and-send-message-on-join/channel-1`
  const shown = [false, true]
  const host = showSidebar(knowing(makeIncident(), { [path]: () => ({ viewed: shown.shift() }) }))
  const asked = () => host.requests.filter(({ url }) => url === path).length
  const comeBack = async () => {
    await act(() => Promise.resolve(host.visit('channel-2')))
    await act(() => Promise.resolve(host.visit('channel-1')))
  }
  await waitFor(() => expect(asked()).toBe(1))
  await comeBack()
  await waitFor(() => expect(asked()).toBe(2))
  await comeBack()
  expect(asked()).toBe(2)
})
