import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'

import { makeChecklist, makeTask } from '../../fake-incident.ts'
import { refusal } from '../../fake-server.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { makePlaybook } from './fake-playbook.ts'
import { openTab, save, showEditor } from './show-editor.tsx'

const PUT = `PUT ${API}/playbooks/playbook-1`
const name = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the playbook' })
const stale = Object.assign(refusal(409, 'stale_version', 'Somebody changed it.'), {
  body: { code: 'stale_version', error: 'Somebody changed it.', update_at: 60_000, update_user_id: 'bob' },
})

test('P-33: what is read and saved without a change is sent back as it was', async () => {
  const { host, person, saved } = await showEditor({ invited_user_ids: ['eve'] })
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toEqual(makePlaybook({ invited_user_ids: ['eve'] }))
  expect(host.history.location.pathname).toBe('/core/incident-collaboration/playbooks')
})

test('A-186: the name is taken by Enter and by leaving; Escape and a blank one keep the old', async () => {
  const { person } = await showEditor()
  await person.clear(name())
  await person.type(name(), 'Fire{Enter}')
  expect(name().value).toBe('Fire')
  await person.type(name(), ' drill')
  await person.tab()
  expect(name().value).toBe('Fire drill')
  await person.clear(name())
  await person.tab()
  expect(name().value).toBe('Fire drill')
  await person.type(name(), ' or not{Escape}')
  expect(name().value).toBe('Fire drill')
})

test('A-189: who leaves with changes is asked; without changes nobody is', async () => {
  const { host, person } = await showEditor()
  await person.type(screen.getByRole('textbox', { name: 'Description' }), '!')
  await person.click(screen.getByRole('link', { name: 'Back to the playbooks' }))
  const question = screen.getByRole('dialog', { name: 'Confirm Discard' })
  await person.click(within(question).getByRole('button', { name: 'Cancel' }))
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Description' }).value).toMatch(/!$/)
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false)
  host.history.push('/core/channels/town-square')
  await person.click(await screen.findByRole('button', { name: 'Discard Changes' }))
  await waitFor(() => expect(host.history.location.pathname).toBe('/core/channels/town-square'))
})

test('A-189: what was changed back is no change', async () => {
  const { host, person } = await showEditor()
  await person.type(screen.getByRole('textbox', { name: 'Description' }), '!{Backspace}')
  expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true)
  host.history.push('/core/incident-collaboration/playbooks')
  expect(host.history.location.pathname).toBe('/core/incident-collaboration/playbooks')
})

test('A-190: the second save tells who saved before and shows both; overwriting is a decision', async () => {
  const theirs = makePlaybook({ version: 4, title: 'Outage of theirs', post_task_changes: false })
  let reads = 0
  let isFirst = true
  const { person, saved } = await showEditor(
    {},
    {
      [`GET ${API}/playbooks/playbook-1`]: () => (reads++ === 0 ? makePlaybook() : theirs),
      [PUT]: () => {
        const answer = isFirst ? stale : undefined
        isFirst = false
        return answer
      },
    },
  )
  await person.type(screen.getByRole('textbox', { name: 'Description' }), '!')
  await save(person)
  const window_ = await screen.findByRole('dialog', { name: 'Somebody Else Saved' })
  within(window_).getByText(/@bob saved this playbook on Jan 1/)
  const shown = within(window_).getByRole('region').textContent
  expect(shown).toContain('Outage of theirs')
  expect(shown).toContain('When nothing works!')
  await person.click(within(window_).getByRole('button', { name: 'Overwrite' }))
  await screen.findByText('“Outage” was saved.')
  expect(saved()).toMatchObject({ version: 4, title: 'Outage', summary: 'When nothing works!' })
})

test('A-190: "Load Theirs" puts their text into the form', async () => {
  let reads = 0
  const { person } = await showEditor(
    {},
    {
      [`GET ${API}/playbooks/playbook-1`]: () =>
        reads++ === 0 ? makePlaybook() : makePlaybook({ version: 4, title: 'Theirs' }),
      [PUT]: stale,
    },
  )
  await person.type(screen.getByRole('textbox', { name: 'Description' }), '!')
  await save(person)
  await person.click(await screen.findByRole('button', { name: 'Load Theirs' }))
  expect(name().value).toBe('Theirs')
})

test('what the server refuses is said at its control, in its tab, which has a mark', async () => {
  const { person } = await showEditor(
    { announcement_channel_id: 'news', announcement_channel_enabled: true },
    {
      [PUT]: refusal(400, 'invalid', 'You cannot post there.', 'announcement_channel_id'),
    },
  )
  await save(person)
  await screen.findByText('You cannot post there.')
  const tab = screen.getByRole('tab', { name: /^Automation .*has an error$/ })
  expect(tab.getAttribute('aria-selected')).toBe('true')
  expect(document.activeElement?.getAttribute('name')).toBe('announcement_channel_id')
})

test('A-186, A-187: a faulty task is shown with its checklist unfolded and the focus in it', async () => {
  const task = makeTask({ command: '/x', title: 'Go' })
  const { person } = await showEditor(
    { checklists: [makeChecklist([task])] },
    {
      [PUT]: refusal(400, 'invalid', 'A command begins with /.', 'checklists.0.items.0.command'),
    },
  )
  await person.click(screen.getByRole('button', { name: 'Fold “Triage”' }))
  expect(screen.queryByRole('textbox', { name: 'Name of the task' })).toBeNull()
  await openTab(person, 'Preferences')
  await save(person)
  await screen.findByText('A command begins with /.')
  expect(document.activeElement?.getAttribute('name')).toBe('task-1.command')
})

test('P-80: a save that does not arrive keeps everything and can be sent again', async () => {
  let isAway = true
  const { person, saved } = await showEditor(
    {},
    {
      [PUT]: () => {
        if (isAway) throw new TypeError('Failed to fetch')
        return undefined
      },
    },
  )
  await person.type(screen.getByRole('textbox', { name: 'Description' }), '!')
  await save(person)
  await screen.findByText('The playbook was not saved. The server cannot be reached.')
  isAway = false
  await save(person)
  await screen.findByText('“Outage” was saved.')
  expect(saved().summary).toBe('When nothing works!')
})
