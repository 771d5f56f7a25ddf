import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'

import { save, showEditor, showNew } from './show-editor.tsx'

const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name })

test('A-197: a new playbook has a private channel and its author alone, who cannot be removed', async () => {
  await showNew('#permissions')
  expect(radio(/^Private/).checked).toBe(true)
  expect(radio(/^Selected users/).checked).toBe(true)
  within(await screen.findByRole('list', { name: 'Members' })).getByText('@ann')
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
})

test('A-197: removing oneself asks; it is not done before it is saved', async () => {
  const { host, person, saved } = await showEditor({ member_ids: ['ann', 'bob'] }, {}, '#permissions')
  await person.click(await screen.findByRole('button', { name: 'Remove @ann' }))
  const question = screen.getByRole('dialog', { name: 'Remove Yourself' })
  await person.click(within(question).getByRole('button', { name: 'Remove Myself' }))
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved().member_ids).toEqual(['bob'])
  expect(host.history.location.pathname).toMatch(/playbooks$/)
})

test('A-197: "Everyone on the team" and back: the former selection is still there', async () => {
  const { person, saved } = await showEditor({ member_ids: ['ann', 'bob'] }, {}, '#permissions')
  await person.click(radio(/^Everyone/))
  expect(screen.queryByRole('list', { name: 'Members' })).toBeNull()
  await person.click(radio(/^Selected/))
  expect((await screen.findAllByRole('button', { name: /^Remove/ })).length).toBe(2)
  await person.click(radio(/^Everyone/))
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toMatchObject({ public: true, member_ids: [] })
})

test('A-198: who may not manage members sees them with the reason, and can change nothing', async () => {
  await showEditor({ member_ids: ['ann', 'bob'], can_manage_members: false }, {}, '#permissions')
  screen.getByText('Only system and team administrators change who may use playbooks.')
  expect(radio(/^Everyone/).disabled).toBe(true)
  expect(screen.getByRole<HTMLInputElement>('searchbox').disabled).toBe(true)
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull()
  expect(radio(/^Public/).disabled).toBe(false)
})

test('M-087: one search finds those in the list and those who could be added', async () => {
  const { person } = await showEditor({ member_ids: ['ann', 'bob'] }, {}, '#permissions')
  await person.type(screen.getByRole('searchbox', { name: 'Search people' }), 'b')
  await screen.findByRole('list', { name: 'Not members' })
  const listed = within(screen.getByRole('list', { name: 'Members' }))
  listed.getByText('@bob')
  expect(listed.queryByText('@ann')).toBeNull()
})
