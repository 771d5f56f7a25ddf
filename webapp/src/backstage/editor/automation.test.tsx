import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'

import { API } from '../../rhs/show-sidebar.tsx'
import { openTab, save, showEditor, showNew } from './show-editor.tsx'

const group = (name: string) => screen.getByRole('group', { name })
const toggle = (name: string) => screen.getByRole<HTMLInputElement>('switch', { name })
const WITH_TWO = { invited_user_ids: ['bob', 'eve'] }

test('A-192: nothing can be invited while it is off; the list is kept', async () => {
  const { person, saved } = await showEditor(WITH_TWO, {}, '#automation')
  const part = group('Invite members')
  expect(toggle('Invite members').checked).toBe(false)
  expect(within(part).getByRole<HTMLInputElement>('searchbox').disabled).toBe(true)
  expect(within(part).queryByRole('button')).toBeNull()
  within(part).getByText('2 members')
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toMatchObject({ invite_users_enabled: false, ...WITH_TWO })
})

test('A-192: people are found under "Invited" and "Not invited", added and removed', async () => {
  const { person, saved } = await showEditor(
    { invite_users_enabled: true, invited_user_ids: ['bob'] },
    {},
    '#automation',
  )
  const part = group('Invite members')
  await person.type(within(part).getByRole('searchbox', { name: 'Search people' }), 'e')
  const others = await within(part).findByRole('list', { name: 'Not invited' })
  await person.click(within(others).getByRole('button', { name: 'Add @eve' }))
  await person.clear(within(part).getByRole('searchbox'))
  await person.click(within(part).getByRole('button', { name: 'Remove @bob' }))
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toMatchObject({ invite_users_enabled: true, invited_user_ids: ['eve'] })
})

test('A-192, A-193: who left the team is marked and blocks no save', async () => {
  const { person, saved } = await showEditor(
    { ...WITH_TWO, default_commander_enabled: true, default_commander_id: 'eve' },
    { '/api/v4/teams/team-1/members/ids': [{ user_id: 'bob', delete_at: 0 }] },
    '#automation',
  )
  expect(await screen.findAllByText('not on the team any more')).toHaveLength(2)
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toMatchObject({ ...WITH_TWO, default_commander_id: 'eve' })
})

test('A-193: the commander is chosen from the team, need not be invited, and is kept while it is off', async () => {
  const { person, saved } = await showNew('#automation')
  const button = () => within(group('Assign commander')).getByRole<HTMLButtonElement>('button')
  expect(button().disabled).toBe(true)
  await person.click(toggle('Assign commander'))
  await person.click(button())
  await person.click(await screen.findByRole('option', { name: /@bob/ }))
  expect(button().textContent).toContain('@bob')
  await person.click(toggle('Assign commander'))
  await save(person)
  await screen.findByText(/was saved/)
  expect(saved()).toMatchObject({ default_commander_enabled: false, default_commander_id: 'bob' })
})

test('A-194, A-191: a channel is shown by name to those in it, as "Unknown Channel" to others, and can be cleared', async () => {
  const { person, saved } = await showEditor(
    {
      announcement_channel_enabled: true,
      announcement_channel_id: 'crew',
      broadcast_channel_id: 'elsewhere',
    },
    {},
    '#automation',
  )
  const part = group('Announce it in another channel')
  within(part).getByText('Crew')
  await person.click(within(part).getByRole('button', { name: 'Clear Announcement channel' }))
  within(part).getByText('Select a channel')
  await openTab(person, 'Preferences')
  screen.getByText('Unknown Channel')
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toMatchObject({ announcement_channel_id: '', broadcast_channel_id: 'elsewhere' })
})

test('A-191: channels that the person is in can be found and chosen, public and private', async () => {
  const { person, saved } = await showNew('#preferences')
  await person.click(screen.getByRole('button', { name: 'Broadcast Channel' }))
  await screen.findByRole('option', { name: 'News ~news' })
  screen.getByRole('option', { name: 'Crew ~crew' })
  await person.keyboard('cre')
  await screen.findByText('1 channel')
  await person.keyboard('{Enter}')
  await save(person)
  await screen.findByText(/was saved/)
  expect(saved().broadcast_channel_id).toBe('crew')
})

test('A-244: a private incident with a public channel is warned about at the field', async () => {
  const { person } = await showEditor({ broadcast_channel_id: 'news' }, {}, '#preferences')
  screen.getByText(/^This channel is public/)
  await openTab(person, 'Permissions')
  await person.click(screen.getByRole('radio', { name: /^Public/ }))
  await openTab(person, 'Preferences')
  expect(screen.queryByText(/^This channel is public/)).toBeNull()
})

test('A-195: a wrong address is told when it is left; the field is off with its switch', async () => {
  const { person } = await showEditor({ webhook_on_creation_enabled: true }, {}, '#automation')
  const address = within(group('Send a webhook')).getByRole('textbox', { name: 'Address for new incidents' })
  await person.type(address, 'example.com')
  expect(screen.queryByText(/^Enter a whole address/)).toBeNull()
  await person.tab()
  await screen.findByText(/^Enter a whole address/)
  expect(address.getAttribute('aria-invalid')).toBe('true')
  const other = within(group('Send a webhook on status updates')).getByRole<HTMLInputElement>('textbox')
  expect(other.disabled).toBe(true)
})

test('A-195: the secret is shown and rotated, with the time until which the old one signs along', async () => {
  const { person } = await showEditor(
    {},
    {
      [`GET ${API}/playbooks/playbook-1/webhook-secret`]: { secret: 'first', old_valid_until: 0 },
      [`POST ${API}/playbooks/playbook-1/webhook-secret/rotate`]: {
        secret: 'second',
        old_valid_until: 86_400_000,
      },
    },
    '#automation',
  )
  expect(screen.queryByText('first')).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Show' }))
  await screen.findByText('first')
  await person.click(screen.getByRole('button', { name: 'Rotate' }))
  await screen.findByText('second')
  screen.getByText(/^The secret before it signs along until Jan 2/)
})

test('A-196: the welcome has a text to begin with; blank while on is refused at the field', async () => {
  const { host, person, saved } = await showNew('#automation')
  await person.click(toggle('Send a welcome message'))
  const welcome = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Welcome message' })
  expect(welcome.value).toMatch(/^Welcome! A playbook made this channel/)
  await person.clear(welcome)
  await save(person)
  await screen.findByText('Enter a welcome message, or switch it off.')
  expect(document.activeElement).toBe(welcome)
  expect(host.requests.some(({ method }) => method === 'POST' && saved() !== undefined)).toBe(false)
  await person.type(welcome, 'Hello')
  await save(person)
  await screen.findByText(/was saved/)
  expect(saved()).toMatchObject({ message_on_join_enabled: true, message_on_join: 'Hello' })
})

test('A-199: retrospective, posts about tasks and archiving are saved', async () => {
  const { person, saved } = await showEditor({}, {}, '#preferences')
  await person.click(toggle('Post task changes in the channel'))
  await person.selectOptions(
    screen.getByRole('combobox', { name: 'Reminder for the retrospective' }),
    '7days',
  )
  await person.click(toggle('Ask for a retrospective'))
  await openTab(person, 'Automation')
  await person.click(toggle('Archive the channel'))
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toMatchObject({
    post_task_changes: false,
    retrospective_enabled: false,
    retrospective_reminder_interval_seconds: 604_800,
    archive_channel_enabled: true,
  })
})
