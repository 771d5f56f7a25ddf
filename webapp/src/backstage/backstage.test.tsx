import { expect, jest, test } from '@jest/globals'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { API } from '../rhs/show-sidebar.tsx'
import { showPage } from './show-page.tsx'

test('an address that is none of ours is "Page Not Found", with a way back to the channel', async () => {
  const user = userEvent.setup()
  const host = showPage('/nowhere')
  await screen.findByRole('heading', { level: 1, name: 'Page Not Found' })
  expect(host.page.document.title).toBe('Page Not Found - Incident Collaboration')
  const [close] = screen.getAllByRole('link', { name: 'Back to Mattermost' })
  if (close) await user.click(close)
  expect(host.visited).toEqual(['/core/channels/database-is-down'])
})

test.each([
  ['incidents', 'Incident Not Found', 'Go to the incidents', '/core/incident-collaboration/incidents'],
  ['playbooks', 'Playbook Not Found', 'Go to the playbooks', '/core/incident-collaboration/playbooks'],
])('the error page for %s says "%s" and leads to the list', async (type, heading, link, path) => {
  showPage(`/error?type=${type}`)
  await screen.findByRole('heading', { level: 1, name: heading })
  expect(screen.getByRole('link', { name: link }).getAttribute('href')).toBe(path)
})

test('P-81: in a team where the plugin is off the pages say so, and nothing more is asked', async () => {
  const host = showPage('/nowhere', { [`${API}/incidents`]: { disabled: true, items: [], next_cursor: '' } })
  await screen.findByRole('heading', { level: 1, name: 'Not enabled in this team' })
  const asked = host.requests.map(({ url }) => url.replace(/\?.*/, '').replace(API, ''))
  expect(asked.sort()).toEqual(['/incidents', '/incidents/channel/channel-1', '/settings'])
})

test('the skip link leads past the header', async () => {
  const user = userEvent.setup()
  showPage('/nowhere')
  await user.click(await screen.findByText('Skip to the page'))
  expect(document.activeElement?.tagName).toBe('MAIN')
})

test('styles of the host hold while a page is on screen, and its title comes back afterwards', async () => {
  const host = showPage('/nowhere')
  await waitFor(() => expect(document.body.classList.contains('app__body')).toBe(true))
  await waitFor(() => expect(host.page.document.title).toMatch(/^Page Not Found/))
  cleanup()
  expect(document.body.classList.contains('app__body')).toBe(false)
  expect(host.page.document.title).toBe('Mattermost')
})

test('who follows a link that goes away is at the beginning of the page, whoever comes first is not', async () => {
  const user = userEvent.setup()
  showPage('/error?type=incidents', {
    [`${API}/incidents`]: { items: [], total_count: 0, next_cursor: '' },
  })
  const link = await screen.findByText('Go to the incidents')
  expect(document.activeElement).toBe(document.body)
  await user.click(link)
  await screen.findByText('What are Incidents?')
  expect(document.activeElement?.tagName).toBe('MAIN')
})

test('A-257, P-88: a page that breaks leaves the others alone, and can be loaded again', async () => {
  // React and jsdom both write about it.
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined)
  const user = userEvent.setup()
  const list = (items: readonly object[]) => ({ items, total_count: items.length, next_cursor: '' })
  let rows: readonly object[] = [{ id: 'nonsense', create_at: 'never' }]
  const host = showPage('/incidents', {
    [`${API}/incidents`]: ({ url }: { url: string }) => list(url.includes('&page=') ? rows : []),
  })
  await screen.findByText('Something went wrong.')
  expect(screen.getByRole('link', { name: 'Incidents' })).toBeTruthy()
  errors.mockRestore()
  rows = [makeIncident({ checklists: [] })]
  await user.click(screen.getByRole('button', { name: 'Reload' }))
  await screen.findByText('Database is down')
  host.history.push('/core/incident-collaboration/nowhere')
  await screen.findByRole('heading', { name: 'Page Not Found' })
})
