import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Incident } from '../../../../server/contract/incident.ts'
import { makeIncident } from '../../fake-incident.ts'
import { lost, type Answers, type SeenRequest } from '../../fake-server.ts'
import { API, MAY_ALL } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'

const row = (fields: Partial<Incident>) => makeIncident({ checklists: [], ...fields })
const one = row({ id: 'incident-1', name: 'Database is down' })
const two = row({
  id: 'incident-2',
  name: 'Payments answer 502',
  channel_id: 'channel-2',
  channel_type: 'P',
  current_status: 'Resolved',
  commander_user_id: 'bob',
  create_at: Date.UTC(1970, 4, 2, 9, 30),
  end_at: Date.UTC(1970, 4, 2, 11),
})

const listing = (items: readonly Incident[], total_count = items.length) => ({
  items,
  total_count,
  next_cursor: '',
})

/** The page's own list; the sidebar's is asked for without a page. */
const pages = (answer: (query: URLSearchParams) => unknown): Answers => ({
  [`${API}/incidents`]: ({ url }: SeenRequest) => {
    const query = new URLSearchParams(url.replace(/^.*\?/, ''))
    return query.has('page') ? answer(query) : listing([])
  },
})

const askedLast = (host: ReturnType<typeof showPage>) => {
  const asked = host.requests.filter(
    ({ url }) => url.startsWith(`${API}/incidents?`) && url.includes('&page='),
  )
  return Object.fromEntries(new URLSearchParams(asked.at(-1)?.url.replace(/^.*\?/, '')))
}

const cells = () =>
  screen.getAllByRole('row').map((line) =>
    within(line)
      .queryAllByRole('cell')
      .map((cell) => cell.textContent),
  )

test('A-154: the list names the team, and shows name, status, dates and commander', async () => {
  const host = showPage(
    '/incidents',
    pages(() => listing([two, one])),
  )
  await screen.findByText('Payments answer 502')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Incidents (Core)')
  expect(host.page.document.title).toBe('Incidents - Incident Collaboration')
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Name',
    'Status',
    'Start Date',
    'End Date',
    'Commander',
  ])
  expect(cells()[1]).toEqual([
    'Payments answer 502Private',
    'Resolved',
    'May 2, 9:30 AM',
    'May 2, 11:00 AM',
    '@bob',
  ])
  expect(cells()[2]?.slice(3)).toEqual(['--', '@ann'])
})

test('A-155: a head sorts by its column, first its own way, then the other, and says which', async () => {
  const user = userEvent.setup()
  const host = showPage(
    '/incidents?page=2',
    pages(() => listing([one, two], 40)),
  )
  const head = async (name: string) =>
    (await screen.findByRole('columnheader', { name })).getAttribute('aria-sort')
  expect(await head('Start Date')).toBe('descending')
  await user.click(screen.getByRole('button', { name: 'Name' }))
  await waitFor(() => expect(askedLast(host)).toMatchObject({ sort: 'name', direction: 'asc', page: '0' }))
  expect([await head('Name'), await head('Start Date')]).toEqual(['ascending', null])
  await user.click(screen.getByRole('button', { name: 'Name' }))
  await waitFor(() => expect(askedLast(host)).toMatchObject({ sort: 'name', direction: 'desc' }))
  expect(host.history.location.search).toBe('?sort=name&direction=desc')
})

test('A-157: filters are combined, each goes to the first page, and the search waits for a pause', async () => {
  const user = userEvent.setup()
  const id = 'bobbobbobbobbobbobbobbobbo'
  const host = showPage('/incidents?page=2', {
    ...pages(() => listing([one], 40)),
    [`${API}/incidents/commanders`]: [{ user_id: id, username: 'bob' }],
  })
  await screen.findByText('Database is down')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Ended')
  await user.type(screen.getByRole('searchbox', { name: 'Search by incident name' }), '50%')
  await user.click(screen.getByRole('button', { name: 'All commanders' }))
  await user.click(await screen.findByRole('option', { name: /bob/ }))
  await user.click(screen.getByRole('switch', { name: 'Mine only' }))
  await waitFor(() =>
    expect(askedLast(host)).toMatchObject({
      status: 'ended',
      search_term: '50%',
      commander_user_id: id,
      member_id: 'me',
      page: '0',
    }),
  )
  await user.click(screen.getByRole('button', { name: /^Commander/ }))
  await user.click(await screen.findByRole('option', { name: 'Reset to all commanders' }))
  await waitFor(() => expect(askedLast(host)).not.toHaveProperty('commander_user_id'))
})

test('A-158: the pages are counted, and lead only where there is something', async () => {
  const user = userEvent.setup()
  const host = showPage(
    '/incidents',
    pages(() => listing([one, two], 17)),
  )
  await screen.findByText('1 - 15 of 17 total')
  expect(screen.queryByRole('button', { name: 'Previous' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await screen.findByText('16 - 17 of 17 total')
  expect(screen.queryByRole('button', { name: 'Next' })).toBeNull()
  expect(askedLast(host)).toMatchObject({ page: '1', per_page: '15' })
})

test('A-158: a page beyond the end shows the last one', async () => {
  const host = showPage(
    '/incidents?page=9',
    pages((query) => listing(query.get('page') === '1' ? [one] : [], 16)),
  )
  await screen.findByText('16 - 16 of 16 total')
  expect(host.history.location.search).toBe('?page=2')
})

test('A-152: without any incident the page says what one is, and starts one over the last channel', async () => {
  const user = userEvent.setup()
  const host = showPage('/incidents', {
    ...pages(() => listing([])),
    [`${API}/incidents/dialog`]: { url: '/', dialog: {} },
  })
  await screen.findByRole('heading', { name: 'What are Incidents?' })
  await user.click(await screen.findByRole('button', { name: 'New Incident' }))
  await waitFor(() => expect(host.dialogs).toHaveLength(1))
  expect(host.visited).toEqual(['/core/channels/database-is-down'])
})

test('who may not start an incident is not offered it', async () => {
  const rights = { capabilities: { ...MAY_ALL.capabilities, start_incidents: false } }
  showPage('/incidents', { ...pages(() => listing([one])), [`${API}/settings`]: rights })
  await screen.findByText('Database is down')
  expect(screen.queryByRole('button', { name: 'Start Incident' })).toBeNull()
})

test('A-153: filters without hits say so with the name of the team, and can be cleared', async () => {
  const user = userEvent.setup()
  const host = showPage(
    '/incidents?status=ended&search=xyz&mine=1&sort=name',
    pages((query) => listing(query.has('status') ? [] : [one])),
  )
  await screen.findByText('No incidents in Core match these filters.')
  expect(screen.queryByText('What are Incidents?')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  await screen.findByText('Database is down')
  expect(host.history.location.search).toBe('?sort=name')
  expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('')
})

test('A-161: the name leads to the details, and so does the rest of the row', async () => {
  const user = userEvent.setup()
  const host = showPage(
    '/incidents',
    pages(() => listing([one])),
  )
  const path = '/core/incident-collaboration/incidents/incident-1/overview'
  await screen.findByText('Database is down')
  expect(screen.getByRole('link', { name: 'Database is down' }).getAttribute('href')).toBe(path)
  await user.click(screen.getByText('--'))
  expect(host.visited).toEqual([path])
})

test('A-161: the details lead back to the list as it was left', async () => {
  const user = userEvent.setup()
  const known = row({ id: 'oneoneoneoneoneoneoneoneon' })
  const host = showPage('/incidents?status=ongoing&sort=name', {
    ...pages(() => listing([known])),
    [`${API}/incidents/${known.id}`]: known,
  })
  await user.click(await screen.findByText('Database is down'))
  await user.click(await screen.findByTitle('Back to list'))
  expect(host.history.location.search).toBe('?status=ongoing&sort=name')
})

test('rows follow their incidents; new ones are offered instead of moving the rows', async () => {
  const user = userEvent.setup()
  let answer = listing([one])
  const host = showPage(
    '/incidents',
    pages(() => answer),
  )
  await screen.findByText('Database is down')
  const event = {
    incident_id: 'incident-1',
    version: 2,
    update_at: 1,
    incident: { current_status: 'Resolved' },
  }
  host.emit('custom_incident-collaboration_incident_updated', event)
  await screen.findByText('Resolved', { selector: 'span' })

  answer = listing([
    { ...two, name: 'A new one' },
    { ...one, version: 2 },
  ])
  host.emit('custom_incident-collaboration_incidents_changed', { team_id: 'team-1' })
  host.moveTo(4_000)
  await user.click(await screen.findByRole('button', { name: '1 new, show' }))
  await screen.findByText('A new one')
  expect(screen.queryByRole('button', { name: /new, show/ })).toBeNull()
})

test('P-81: a row whose incident may no longer be seen is gone, also from the count', async () => {
  let answer = listing([two, one])
  const host = showPage(
    '/incidents',
    pages(() => answer),
  )
  await screen.findByText('1 - 2 of 2 total')
  answer = listing([one])
  host.emitHost('user_removed', { channel_id: 'channel-2' })
  await screen.findByText('1 - 1 of 1 total')
  expect(screen.queryByRole('link', { name: 'Payments answer 502' })).toBeNull()
})

test('P-80: a list that cannot be read says why, and comes back by itself with the connection', async () => {
  let answer: unknown = lost
  const host = showPage(
    '/incidents',
    pages(() => (answer === lost ? lost() : answer)),
  )
  await screen.findByText('The list could not be read. The server cannot be reached.')
  expect(screen.getByRole('button', { name: 'Try Again' })).toBeTruthy()
  answer = listing([one])
  host.reconnect()
  await screen.findByText('Database is down')
  expect(screen.queryByText(/could not be read/)).toBeNull()
})

test('A-159: the list as chosen is saved as a file', async () => {
  const user = userEvent.setup()
  const host = showPage('/incidents?status=ended', {
    ...pages(() => listing([one])),
    [`${API}/incidents/export`]: 'name',
  })
  await user.click(await screen.findByRole('button', { name: 'Export List' }))
  await user.click(screen.getByRole('menuitem', { name: 'CSV' }))
  await screen.findByText('incidents-core.csv is being saved.')
  expect(host.saved).toEqual(['incidents-core.csv'])
  const asked = host.requests.find(({ url }) => url.includes('/incidents/export'))
  expect(asked?.url).toContain('status=ended&sort=create_at&direction=desc&format=csv')
})
