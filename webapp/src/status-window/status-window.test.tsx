import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Incident } from '../../../server/contract/incident.ts'
import { makeIncident } from '../fake-incident.ts'
import { lost, refusal } from '../fake-server.ts'
import { API, knowing, showSidebar } from '../rhs/show-sidebar.tsx'

const STATUS = `POST ${API}/incidents/incident-1/status`
const incident = makeIncident({
  description: 'No writes.',
  reminder_message_template: 'What changed?',
  previous_reminder_seconds: 900,
})
const posted = {
  status: 'OK',
  version: 2,
  post_id: 'post-9',
  current_status: 'Active',
  end_at: 0,
  reminder_at: 0,
}

test('A-052, A-053: status, overview, template and last reminder are filled in; the message has the focus', async () => {
  await openWindow()
  expect(values()).toEqual(['Active', 'No writes.', 'What changed?', '900'])
  expect(document.activeElement).toBe(field('Change since last update'))
  const choices = [...field('Reminder for next update').querySelectorAll('option')]
  expect(choices.map(({ text }) => text)).toEqual(['None', '15min', '30min', '60min', '4hr', '24hr'])
  expect(screen.getByText('Due at 12:15 AM')).toBeTruthy()
})

test('A-052: later updates begin with the newest message that still exists', async () => {
  const status_posts = [
    { id: 'one', status: 'Active', create_at: 1, delete_at: 0, author_user_id: 'bob', edit_at: 0 },
  ] as const
  const answers = { '/api/v4/posts/one': { id: 'one', message: 'Looking.', edit_at: 0, delete_at: 0 } }
  await openWindow({ ...incident, status_posts: [...status_posts] }, answers)
  expect(values()[2]).toBe('Looking.')
})

test('A-051: what was typed goes out with a key, and the window closes', async () => {
  const { host, person } = await openWindow(incident, { [STATUS]: posted })
  await person.selectOptions(field('Status'), 'Active')
  await type(person, '**Rolled back**')
  await person.selectOptions(field('Reminder for next update'), '60min')
  await submit(person)
  await screen.findByText('The status update was posted.')
  const request = host.requests.at(-1)
  expect(request?.body).toEqual({ status: 'Active', message: '**Rolled back**', reminder: 3600 })
  expect(request?.headers['Idempotency-Key']).toMatch(/^\w{26}$/)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test.each([
  ['End Incident', 'Active', 'Resolved'],
  ['Restart Incident', 'Archived', 'Active'],
] as const)('%s opens it with that status; a reminder only while it goes on', async (button, now, then) => {
  const end_at = now === 'Active' ? 0 : 5
  await openWindow({ ...incident, current_status: now, end_at }, {}, button)
  expect(values()[0]).toBe(then)
  expect(field('Reminder for next update').disabled).toBe(then === 'Resolved')
  expect(screen.queryByText('No reminder after the end') !== null).toBe(then === 'Resolved')
})

test('A-055: a blank message is an error at the field, and nothing is sent', async () => {
  const { host, person } = await openWindow()
  await type(person, '   ')
  await submit(person)
  expect(field('Change since last update').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('This field is required.')).toBeTruthy()
  expect(document.activeElement).toBe(field('Change since last update'))
  expect(host.requests.some(({ method }) => method === 'POST')).toBe(false)
})

test('A-057: a message that is too long says how long it is', async () => {
  const { person } = await openWindow()
  await person.clear(field('Change since last update'))
  await person.click(field('Change since last update'))
  await person.paste('x'.repeat(16_001))
  expect(screen.getByText('16,001 of 16,000')).toBeTruthy()
  await submit(person)
  expect(screen.getByText('This text is too long.')).toBeTruthy()
})

test('A-066, A-068: a refused update stays with its text and the reason', async () => {
  const no = refusal(409, 'channel_archived', 'Ask an administrator to restore the channel.')
  const { person } = await openWindow(incident, { [STATUS]: no })
  await type(person, 'Still looking')
  await submit(person)
  expect(await screen.findByText(/Ask an administrator to restore the channel\.$/)).toBeTruthy()
  expect(values()[2]).toBe('Still looking')
})

test('a value that only the server finds wrong is an error at its field', async () => {
  const no = refusal(400, 'invalid', 'At most 30 days.', 'reminder')
  const { person } = await openWindow(incident, { [STATUS]: no })
  await submit(person)
  expect(await screen.findByText('At most 30 days.')).toBeTruthy()
  expect(document.activeElement).toBe(field('Reminder for next update'))
})

test('A-067: after a lost connection the same text goes out with the same key, another with a new one', async () => {
  const { host, person } = await openWindow(incident, { [STATUS]: lost })
  const keys = () =>
    host.requests.filter(({ method }) => method === 'POST').map(({ headers }) => headers['Idempotency-Key'])
  await submit(person)
  await person.click(await screen.findByRole('button', { name: 'Try Again' }))
  await waitFor(() => expect(keys()).toHaveLength(2))
  await type(person, 'Something else')
  await person.click(await screen.findByRole('button', { name: 'Try Again' }))
  await waitFor(() => expect(keys()).toHaveLength(3))
  expect(keys()[1]).toBe(keys()[0])
  expect(keys()[2]).not.toBe(keys()[0])
})

test('Ctrl+Enter submits once, however often it is pressed', async () => {
  const { host, person } = await openWindow(incident, { [STATUS]: () => new Promise(() => undefined) })
  await person.keyboard('{Control>}{Enter}{Enter}{/Control}')
  await screen.findByRole('button', { name: 'Posting' })
  expect(host.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('Escape closes, and asks first if text would be lost', async () => {
  const { person } = await openWindow()
  await person.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Update Status' }))
  await type(person, 'Half a sen')
  await person.keyboard('{Escape}')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Keep Editing' }))
  await person.click(screen.getByRole('button', { name: 'Keep Editing' }))
  expect(values()[2]).toBe('Half a sen')
  await person.keyboard('{Escape}')
  await person.click(screen.getByRole('button', { name: 'Discard' }))
  await person.click(screen.getByRole('button', { name: 'Update Status' }))
  expect(values()[2]).toBe('What changed?')
})

test('the preview shows the text as the channel will, and an error leads back to writing', async () => {
  const { person } = await openWindow()
  await type(person, ' ')
  await person.click(screen.getByRole('tab', { name: 'Preview' }))
  expect(screen.queryByRole('textbox', { name: 'Change since last update' })).toBeNull()
  await submit(person)
  expect(document.activeElement).toBe(field('Change since last update'))
})

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
const values = () =>
  ['Status', 'Description', 'Change since last update', 'Reminder for next update'].map(
    (name) => field(name).value,
  )

type Person = ReturnType<typeof userEvent.setup>

async function type(person: Person, text: string) {
  await person.clear(field('Change since last update'))
  await person.type(field('Change since last update'), text)
}

const submit = (person: Person) =>
  person.click(
    within(screen.getByRole('dialog')).getByRole('button', { name: /^(Update Status|Try Again)$/ }),
  )

async function openWindow(shown: Incident = incident, answers = {}, button = 'Update Status') {
  const person = userEvent.setup()
  const host = showSidebar(knowing(shown, answers))
  await person.click(await screen.findByRole('button', { name: button }))
  await screen.findByRole('textbox', { name: 'Change since last update' })
  return { host, person }
}
