import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from './show-sidebar.tsx'

const COMMANDER = `POST ${API}/incidents/incident-1/commander`
const ann = { id: 'ann', username: 'ann' }
const bob = { id: 'bob', username: 'bob', first_name: 'Bob', last_name: 'Stone' }
const members = { '/api/v4/users/autocomplete': { users: [bob, ann] } }

const chip = (name: string) => screen.findByRole('button', { name: `Commander: ${name}` })

test('A-094: choosing a member hands over at once, without a question', async () => {
  const { host } = await openPicker({ [COMMANDER]: () => new Promise(() => undefined) })
  await userEvent.click(await screen.findByRole('option', { name: /@bob/ }))
  expect(document.activeElement).toBe(await chip('@bob'))
  expect(host.requests.at(-1)?.body).toEqual({ commander_id: 'bob' })
})

test('the members of the channel are offered, me first, and nobody is no choice', async () => {
  await openPicker()
  const options = await screen.findAllByRole('option')
  expect(options.map((option) => option.textContent?.trim())).toEqual([
    '@ann (assign to me)',
    '@bob Bob Stone',
  ])
  expect(options[0]?.getAttribute('aria-selected')).toBe('true')
  expect(screen.getByText(/add others to the channel first/)).toBeTruthy()
})

test('a refused change goes back and says why', async () => {
  await openPicker({ [COMMANDER]: refusal(403, 'forbidden', 'Bob has left the channel.') })
  await userEvent.click(await screen.findByRole('option', { name: /@bob/ }))
  await screen.findByText('The commander was not changed. Bob has left the channel.')
  expect(await chip('@ann')).toBeTruthy()
})

test('the new commander stays with the answer, and its event changes nothing more', async () => {
  const { host } = await openPicker({ [COMMANDER]: { version: 2 } })
  await userEvent.click(await screen.findByRole('option', { name: /@bob/ }))
  await chip('@bob')
  host.emit('custom_incident-collaboration_incident_updated', changed('bob'))
  expect(await chip('@bob')).toBeTruthy()
  expect(screen.getByText('The commander is now @bob.').closest('[role=status]')).not.toBeNull()
})

test('who may not edit sees the commander and no button', async () => {
  showSidebar(knowing(makeIncident({ can_edit: false })))
  await screen.findByRole('tab', { name: 'Summary' })
  expect(screen.queryByRole('button', { name: /^Commander/ })).toBeNull()
  expect(screen.getByText('Commander').nextElementSibling?.textContent).toBe('@ann')
})

const changed = (commander_user_id: string) => ({
  incident_id: 'incident-1',
  version: 2,
  update_at: 1,
  incident: { commander_user_id },
})

async function openPicker(answers = {}) {
  const host = showSidebar(knowing(makeIncident(), { ...members, ...answers }))
  await userEvent.click(await chip('@ann'))
  return { host }
}
