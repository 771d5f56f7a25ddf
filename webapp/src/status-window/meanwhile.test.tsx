import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { hostRefusal, refusal } from '../fake-server.ts'
import { makeChannel } from '../fake-store.ts'
import { API, knowing, showSidebar } from '../rhs/show-sidebar.tsx'

const UPDATED = 'custom_incident-collaboration_incident_updated'
const STATUS = `POST ${API}/incidents/incident-1/status`
const incident = makeIncident({ description: 'No writes.' })

test('an update that somebody else posts meanwhile shows with its text; what was typed stays', async () => {
  const { host, person } = await openWindow({
    '/api/v4/posts/two': { id: 'two', message: 'It is the disk.' },
  })
  await person.type(message(), 'Looking')
  host.emit(UPDATED, {
    ...step(2),
    incident: { current_status: 'Resolved', end_at: 9 },
    status_posts: [
      { id: 'two', status: 'Resolved', create_at: 9, delete_at: 0, author_user_id: 'bob', edit_at: 0 },
    ],
  })
  expect(await screen.findAllByText('It is the disk.')).toHaveLength(2)
  expect(screen.getByText('Meanwhile an update was posted by')).toBeTruthy()
  expect(screen.getByText('Meanwhile the status became Resolved.')).toBeTruthy()
  expect(message().value).toBe('Looking')
})

test('A-056: a description that nobody touched follows the incident and is not sent', async () => {
  const { host, person } = await openWindow({ [STATUS]: refusal(403, 'forbidden', 'No.') })
  host.emit(UPDATED, { ...step(2), incident: { description: 'No reads, either.' } })
  expect(await screen.findByDisplayValue('No reads, either.')).toBeTruthy()
  await person.type(message(), 'Looking')
  await submit(person)
  await screen.findByText(/No\.$/)
  expect(host.requests.at(-1)?.body).toEqual({ status: 'Active', message: 'Looking', reminder: 0 })
})

test('a description changed by both is sent only once the other one was shown and settled', async () => {
  const { host, person } = await openWindow({ [STATUS]: refusal(403, 'forbidden', 'No.') })
  await person.type(message(), 'Looking')
  await person.type(screen.getByLabelText('Description'), ' Mine.')
  host.emit(UPDATED, { ...step(2), incident: { description: 'Theirs.' } })
  await screen.findByText('Somebody else has changed this meanwhile. Theirs:')
  await submit(person)
  expect(host.requests.some(({ method }) => method === 'POST')).toBe(false)
  await person.click(screen.getByRole('button', { name: 'Replace With Mine' }))
  await submit(person)
  await screen.findByText(/No\.$/)
  expect(host.requests.at(-1)?.body).toMatchObject({ description: 'No writes. Mine.' })
})

test('P-86: when the incident is gone the typed text can still be read, and nothing be sent', async () => {
  const { host, person } = await openWindow()
  await person.type(message(), 'Looking')
  host.emitHost('leave_team', { user_id: 'ann', team_id: 'team-1' })
  expect((await screen.findAllByText('This incident does not exist or is private.')).length).toBe(2)
  expect([message().value, message().readOnly]).toEqual(['Looking', true])
  expect(screen.queryByRole('button', { name: 'Update Status' })).toBeNull()
})

test('text of a window that closed by itself is there again when it opens', async () => {
  const { host, person } = await openWindow()
  await person.type(message(), 'Looking')
  host.store.dispatch({ type: 'statusWindow/closed' })
  await person.click(await screen.findByRole('button', { name: 'Update Status' }))
  expect((await screen.findByDisplayValue('Looking')).tagName).toBe('TEXTAREA')
})

test.each([
  ['a public channel by its name', makeChannel({ name: 'news' }), 'This update will be broadcast to ~news.'],
  [
    'a private one without it',
    makeChannel({ type: 'P' }),
    'This update will be broadcast to a private channel.',
  ],
  [
    'a direct one without it',
    makeChannel({ type: 'D' }),
    'This update will be broadcast to a private channel.',
  ],
  ['one that may not be read', hostRefusal(403), 'This update will be broadcast to a private channel.'],
  ['an archived one not at all', makeChannel({ delete_at: 5 }), undefined],
  ['one that is gone not at all', hostRefusal(404), undefined],
])('A-054: the window names %s', async (_what, channel, sentence) => {
  await openWindow({ '/api/v4/channels/broadcast': channel }, { broadcast_channel_id: 'broadcast' })
  if (sentence) expect(await screen.findByText(sentence)).toBeTruthy()
  else expect(screen.queryByText(/broadcast/)).toBeNull()
})

const submit = (person: ReturnType<typeof userEvent.setup>) =>
  person.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Update Status' }))

const step = (version: number) => ({ incident_id: 'incident-1', version, update_at: version })
const message = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Change since last update' })

async function openWindow(answers = {}, fields: Partial<typeof incident> = {}) {
  const person = userEvent.setup()
  const host = showSidebar(knowing({ ...incident, ...fields }, answers))
  await person.click(await screen.findByRole('button', { name: 'Update Status' }))
  await screen.findByRole('textbox', { name: 'Change since last update' })
  return { host, person }
}
