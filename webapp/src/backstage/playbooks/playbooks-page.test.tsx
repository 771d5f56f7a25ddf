import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Playbook } from '../../../../server/contract/playbook.ts'
import { lost, refusal, type Answers, type SeenRequest } from '../../fake-server.ts'
import { makePlaybook } from '../editor/fake-playbook.ts'
import { API, MAY_ALL } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'

const LIST = `GET ${API}/playbooks`
const listOf = (items: readonly Playbook[], total_count = items.length) => ({
  items: items.map((item) => ({ ...item, checklists: [] })),
  total_count,
  page_count: Math.ceil(total_count / 15),
})
const outage = makePlaybook()
const drill = makePlaybook({
  id: 'playbook-2',
  title: 'Drill',
  public: true,
  member_ids: [],
  can_delete: false,
})

const open = (answers: Answers = {}, address = '/playbooks') =>
  showPage(address, { [LIST]: listOf([outage, drill]), ...answers })
const lacking = (right: object): Answers => ({
  [`${API}/settings`]: { capabilities: { ...MAY_ALL.capabilities, ...right } },
})
const asked = (host: ReturnType<typeof open>) =>
  host.requests.filter(({ method, url }) => method === 'GET' && url.startsWith(`${API}/playbooks?`))
const queryOf = (request: SeenRequest | undefined) =>
  Object.fromEntries(new URLSearchParams(request?.url.replace(/.*\?/, '')))
const row = (name: string) => screen.findByRole('row', { name: new RegExp(name) })

test('A-180: the heading names the team; button and templates lead to the editor', async () => {
  open()
  await screen.findByRole('heading', { level: 1, name: 'Playbooks (Core)' })
  const hrefs = (await screen.findAllByRole('link', { name: /Create a Playbook|^Blank|^Incident Coll/ })).map(
    (link) => link.getAttribute('href'),
  )
  const editor = '/core/incident-collaboration/playbooks/new'
  expect(hrefs).toEqual([editor, editor, `${editor}?template=incident-collaboration`])
})

test('A-181: who may not create sees neither templates nor button, and with no playbook is told whom to ask', async () => {
  open({ ...lacking({ create_playbooks: false }), [LIST]: listOf([]) })
  await screen.findByRole('heading', { name: 'What is a Playbook?' })
  await screen.findByText('You cannot create playbooks here. Ask a team or system administrator for one.')
  expect(screen.queryByRole('link', { name: /Create|New Playbook|Blank/ })).toBeNull()
})

test('without any playbook there is an explanation and a way to the first one', async () => {
  open({ [LIST]: listOf([]) })
  await screen.findByRole('heading', { name: 'What is a Playbook?' })
  expect((await screen.findByRole('link', { name: 'New Playbook' })).getAttribute('href')).toMatch(/\/new$/)
})

test('a row says what the playbook is for, how large it is, and whether it is private', async () => {
  open()
  const private_ = await row('Outage')
  expect(within(private_).getByText('When nothing works')).toBeTruthy()
  expect(within(private_).getByText('Private')).toBeTruthy()
  expect(within(await row('Drill')).queryByText('Private')).toBeNull()
})

test('A-183: three columns sort both ways, names ascending first; the choice is in the address', async () => {
  const person = userEvent.setup()
  const host = open()
  await row('Outage')
  expect(queryOf(asked(host)[0])).toMatchObject({
    sort: 'title',
    direction: 'asc',
    page: '0',
    per_page: '15',
  })
  await person.click(screen.getByRole('button', { name: 'Name' }))
  await person.click(screen.getByRole('button', { name: 'Tasks' }))
  await person.click(screen.getByRole('button', { name: 'Tasks' }))
  await person.click(screen.getByRole('button', { name: 'Checklists' }))
  const chosen = asked(host).map((request) => [queryOf(request)['sort'], queryOf(request)['direction']])
  expect(chosen).toEqual([
    ['title', 'asc'],
    ['title', 'desc'],
    ['steps', 'desc'],
    ['steps', 'asc'],
    ['stages', 'desc'],
  ])
  expect(host.history.location.search).toBe('?sort=stages')
})

test('A-183: search by a part of the name; without hits there is a sentence and "Clear search"', async () => {
  const person = userEvent.setup()
  const host = open({
    [LIST]: (request: SeenRequest) => listOf(queryOf(request)['search_term'] === 'zz' ? [] : [outage]),
  })
  await row('Outage')
  await person.type(screen.getByRole('searchbox', { name: 'Search by playbook name' }), 'zz')
  await screen.findByText('No playbook matches.')
  expect(host.history.location.search).toBe('?search=zz')
  await person.click(screen.getByRole('button', { name: 'Clear search' }))
  await row('Outage')
  expect(host.history.location.search).toBe('')
})

test('A-183: 15 a page; a page beyond the end is the last one', async () => {
  const host = open(
    { [LIST]: (request: SeenRequest) => listOf(queryOf(request)['page'] === '1' ? [outage] : [], 16) },
    '/playbooks?page=9',
  )
  await row('Outage')
  expect(screen.getByText('16 - 16 of 16 total')).toBeTruthy()
  expect(host.history.location.search).toBe('?page=2')
})

test('A-184: delete asks with the name; afterwards the list is read again and says so', async () => {
  const person = userEvent.setup()
  const host = open({ [`DELETE ${API}/playbooks/playbook-1`]: undefined })
  await person.click(within(await row('Outage')).getByRole('button', { name: 'Actions for “Outage”' }))
  await person.click(screen.getByRole('menuitem', { name: 'Delete' }))
  const question = screen.getByRole('dialog', { name: 'Confirm Playbook Deletion' })
  within(question).getByText(/“Outage” is deleted.*stay as they are/)
  await person.click(within(question).getByRole('button', { name: 'Delete Playbook' }))
  await screen.findByText('“Outage” was deleted.')
  expect(host.requests.some(({ method }) => method === 'DELETE')).toBe(true)
  await waitFor(() => expect(asked(host)).toHaveLength(2))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('A-184: what may not be deleted offers no deletion; a refused one says why', async () => {
  const person = userEvent.setup()
  open({ [`DELETE ${API}/playbooks/playbook-1`]: refusal(403, 'forbidden', 'Ask an administrator.') })
  await person.click(within(await row('Drill')).getByRole('button', { name: /Actions/ }))
  expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['Edit'])
  await person.keyboard('{Escape}')
  await person.click(within(await row('Outage')).getByRole('button', { name: /Actions/ }))
  await person.click(screen.getByRole('menuitem', { name: 'Delete' }))
  await person.keyboard('{Enter}')
  await screen.findByText('“Outage” could not be deleted. Ask an administrator.')
})

test('only who sees all playbooks of the team can show their own alone', async () => {
  const person = userEvent.setup()
  const host = open(lacking({ manage_all_playbooks: true }))
  await person.click(await screen.findByRole('switch', { name: 'Mine only' }))
  await waitFor(() => expect(queryOf(asked(host).at(-1))).toMatchObject({ member_only: 'true' }))
  expect(host.history.location.search).toBe('?mine=1')
})

test('the switch is not there for others', async () => {
  open()
  await row('Outage')
  expect(screen.queryByRole('switch')).toBeNull()
})

test('when somebody saves a playbook the list follows', async () => {
  const host = open()
  await row('Outage')
  host.emit('custom_incident-collaboration_playbook_updated', { teamID: 'team-1' })
  host.moveTo(3000)
  await waitFor(() => expect(asked(host)).toHaveLength(2))
})

test('P-80: a list that cannot be read says so and offers another try', async () => {
  const person = userEvent.setup()
  let isAway = true
  open({ [LIST]: () => (isAway ? lost() : listOf([outage])) })
  await screen.findByText('The playbooks could not be read. The server cannot be reached.')
  isAway = false
  await person.click(screen.getByRole('button', { name: 'Try Again' }))
  await row('Outage')
})
