import { expect, test } from '@jest/globals'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Settings } from '../../../../server/contract/settings.ts'
import { refusal, type Answers } from '../../fake-server.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'
import { fakeSettings } from './fake-settings.ts'

const POST = `POST ${API}/settings`

function open(first: Partial<Settings> = {}, others: Answers = {}) {
  const server = fakeSettings(first)
  return { ...server, host: showPage('/settings', { ...server.answers, ...others }) }
}

const group = async (name: string) => within(await screen.findByRole('group', { name }))
const listed = (list: HTMLElement) =>
  within(list)
    .queryAllByRole('listitem')
    .map((item) => item.querySelector('bdi')?.textContent)
const namesIn = async (name: string) => listed((await group(name)).getByRole('list', { name }))
const choose = async (groupName: string, radio: string) =>
  userEvent.click((await group(groupName)).getByRole('radio', { name: radio }))
const add = async (groupName: string, button: string, option: RegExp) => {
  await userEvent.click((await group(groupName)).getByRole('button', { name: button }))
  await userEvent.click(await screen.findByRole('option', { name: option }))
}

test('A-204: the first switch to selected users puts oneself first; a person can be added, once', async () => {
  const { sent } = open()
  await choose('Playbook creation', 'Selected users')
  await waitFor(() => expect(sent).toEqual([{ playbook_creators_user_ids: ['ann'] }]))
  await add('Playbook creation', 'Add a person', /@bob/)
  await waitFor(async () => expect(await namesIn('Playbook creation')).toEqual(['@ann', '@bob']))
  await waitFor(() => expect(sent.at(-1)).toEqual({ playbook_creators_user_ids: ['ann', 'bob'] }))
  await add('Playbook creation', 'Add a person', /@bob/)
  expect(await namesIn('Playbook creation')).toEqual(['@ann', '@bob'])
  expect(sent).toHaveLength(2)
})

test('A-204: removing oneself asks, and the last one stays', async () => {
  const { sent } = open({ incident_starters_user_ids: ['ann', 'bob'] })
  await userEvent.click(await screen.findByRole('button', { name: 'Remove @ann' }))
  const window = within(await screen.findByRole('dialog', { name: 'Remove yourself?' }))
  await userEvent.click(window.getByRole('button', { name: 'Cancel' }))
  expect(sent).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Remove @ann' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(sent).toEqual([{ incident_starters_user_ids: ['bob'] }]))
  expect(await namesIn('Starting incidents')).toEqual(['@bob'])
  expect(screen.queryByRole('button', { name: 'Remove @bob' })).toBeNull()
  expect(screen.getByText(/One person stays on the list/)).toBeTruthy()
})

test('a list that was left for everyone is back with the next switch', async () => {
  const { sent } = open({ incident_starters_user_ids: ['bob', 'ann'] })
  await choose('Starting incidents', 'Everyone')
  await choose('Starting incidents', 'Selected users')
  expect(await namesIn('Starting incidents')).toEqual(['@bob', '@ann'])
  await waitFor(() => expect(sent.at(-1)).toEqual({ incident_starters_user_ids: ['bob', 'ann'] }))
})

test('A-207: teams are searched and added, unknown ones can be removed, and none chosen is refused', async () => {
  const { sent } = open()
  await choose('Teams', 'Selected teams')
  expect((await group('Teams')).getByRole('alert').textContent).toMatch(/Choose at least one team/)
  expect(sent).toEqual([])
  await add('Teams', 'Add a team', /Design/)
  await waitFor(() => expect(sent).toEqual([{ enabled_team_ids: ['team-2'] }]))
  expect((await group('Teams')).queryByRole('alert')).toBeNull()
})

test('A-207: a team that does not exist any more is an unknown one, and can be removed', async () => {
  const { sent } = open({ enabled_team_ids: ['gone', 'team-1'] })
  await waitFor(async () => expect(await namesIn('Teams')).toEqual(['Unknown Team', 'Core']))
  await userEvent.click(screen.getByRole('button', { name: 'Remove Unknown Team' }))
  await waitFor(() => expect(sent).toEqual([{ enabled_team_ids: ['team-1'] }]))
})

test('a refused switch goes back, says why, and can be tried again', async () => {
  let isRefused = true
  const server = fakeSettings()
  const save = server.answers[POST] as (request: unknown) => unknown
  open({}, { ...server.answers, [POST]: (request: unknown) => (isRefused ? NO : save(request)) })
  const toggle = await screen.findByRole<HTMLInputElement>('switch', { name: /without a playbook/ })
  await userEvent.click(toggle)
  await screen.findByText('The settings were not saved. The database is away.')
  expect(toggle.checked).toBe(true)
  isRefused = false
  await userEvent.click(screen.getByRole('button', { name: 'Try Again' }))
  await screen.findByText('Saved.')
  expect(toggle.checked).toBe(false)
})

const NO = refusal(503, 'unavailable', 'The database is away.')

test('wrong lines are named when the field is left, and stay to be mended', async () => {
  const { sent } = open()
  const field = await screen.findByLabelText('Addresses webhooks may reach')
  await userEvent.type(field, 'hooks.example.org\nhttp://no\n')
  expect(screen.queryByText(/No host, address/)).toBeNull()
  await userEvent.tab()
  await screen.findByText('No host, address or network: “http://no”.')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(sent).toEqual([])
  await userEvent.clear(field)
  await userEvent.type(field, 'hooks.example.org\n10.0.0.0/8')
  await userEvent.tab()
  await waitFor(() => expect(sent).toEqual([{ webhook_allowed_hosts: ['hooks.example.org', '10.0.0.0/8'] }]))
  expect(field.getAttribute('aria-invalid')).toBe('false')
})

test('what the server refuses of a typed text stands beside it, and the text stays', async () => {
  const why = 'That is no address.'
  open({}, { [POST]: refusal(400, 'invalid', why, 'webhook_allowed_hosts.0') })
  const field = await screen.findByLabelText<HTMLTextAreaElement>('Addresses webhooks may reach')
  await userEvent.type(field, 'fine.example')
  await userEvent.tab()
  await screen.findByText(why)
  expect(field.value).toBe('fine.example')
})

test('days are saved with Enter, once, and only within their limits', async () => {
  const { sent } = open()
  const field = await screen.findByLabelText('Days to keep audit records')
  await userEvent.clear(field)
  await userEvent.type(field, '5{Enter}')
  await screen.findByText('This must be a number from 30 to 3,650.')
  await userEvent.type(field, '0{Enter}')
  await userEvent.tab()
  await waitFor(() => expect(sent).toEqual([{ audit_retention_days: 50 }]))
})

test('A-206: a change made elsewhere shows at once', async () => {
  const { kept, host } = open()
  const toggle = await screen.findByRole<HTMLInputElement>('switch', { name: /without a playbook/ })
  kept.now = { ...kept.now, start_without_playbook: false }
  act(() => {
    host.emit('custom_incident-collaboration_settings_changed', {})
    host.moveTo(10_000)
  })
  await waitFor(() => expect(toggle.checked).toBe(false))
})

test('A-204: who does not administer the server reads what concerns them, and changes nothing', async () => {
  open({ audit_retention_days: 0, delivery_retention_days: 0, playbook_creators_user_ids: ['bob'] })
  await screen.findByText('System administrators decide this for the whole server.')
  await waitFor(async () => expect(await namesIn('Playbook creation')).toEqual(['@bob']))
  expect(screen.queryByRole('group', { name: 'Teams' })).toBeNull()
  expect(screen.queryByRole('group', { name: 'Webhooks' })).toBeNull()
  for (const control of [...screen.getAllByRole('radio'), ...screen.getAllByRole('switch')])
    expect((control as HTMLInputElement).disabled).toBe(true)
  expect(screen.queryByRole('button', { name: /Remove|Add/ })).toBeNull()
})
