import { expect, test } from '@jest/globals'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as React from 'react'

import type { Settings } from '../../../server/contract/settings.ts'
import manifest from '../../../plugin.json' with { type: 'json' }
// Loaded beforehand, so that no test waits for it in its own time.
import '../backstage/settings/console-form.tsx'
import { fakeSettings } from '../backstage/settings/fake-settings.ts'
import { makeFakeHost } from '../fake-host.ts'
import { refusal, type Answers } from '../fake-server.ts'
import type { ConsoleSettingProps } from '../host.ts'
import { makePlugin } from '../plugin.ts'
import { showParts } from '../show-parts.tsx'
import { CONSOLE_SETTING } from './console-setting.tsx'

const POST = 'POST /plugins/incident-collaboration/api/v0/settings'
type Save = Parameters<ConsoleSettingProps['registerSaveAction']>[0]

/** As the System Console shows it, whose Save and Cancel a test presses. */
function open(first: Partial<Settings> = {}, others: Answers = {}, isDisabled = false) {
  const server = fakeSettings(first)
  const host = makeFakeHost({
    known: { users: { currentUserId: 'ann', profiles: { ann: { id: 'ann', username: 'ann' } } } },
    answers: { ...server.answers, ...others },
  })
  makePlugin(host.page).initialize(host.registry, host.store)
  const console_ = { unsaved: 0, actions: [] as Save[] }
  const Setting = host.consoleSettings.get(CONSOLE_SETTING) ?? (() => null)
  const shown = showParts(
    host,
    <Setting
      disabled={isDisabled}
      setSaveNeeded={() => console_.unsaved++}
      registerSaveAction={(save) => console_.actions.push(save)}
      unRegisterSaveAction={(save) => console_.actions.splice(console_.actions.indexOf(save), 1)}
    />,
  )
  const save = () => act(async () => (await console_.actions[0]?.())?.error?.message)
  return { ...server, host, console_, save, leave: shown.unmount }
}

const without = () => screen.findByRole<HTMLInputElement>('switch', { name: /without a playbook/ })

test('the manifest has the one setting that the console shows', () => {
  expect(manifest.settings_schema.settings.map(({ key, type }) => [key, type])).toEqual([
    [CONSOLE_SETTING, 'custom'],
  ])
})

test('A-207: changes mark the page as unsaved, and are sent with the console’s own Save', async () => {
  const { sent, console_, save } = open()
  await userEvent.click(await without())
  await userEvent.type(screen.getByLabelText('Addresses webhooks may reach'), 'hooks.example.org')
  expect(console_.unsaved).toBeGreaterThan(0)
  expect(sent).toEqual([])
  expect(await save()).toBeUndefined()
  expect(sent).toEqual([{ start_without_playbook: false, webhook_allowed_hosts: ['hooks.example.org'] }])
  expect((await without()).checked).toBe(false)
})

test('A-207: what was not saved is dropped with the form', async () => {
  const { sent, console_, leave } = open()
  await userEvent.click(await without())
  leave()
  expect(sent).toEqual([])
  expect(console_.actions).toEqual([])
})

test('a save without changes of ours sends nothing', async () => {
  const { sent, save } = open()
  await without()
  expect(await save()).toBeUndefined()
  expect(sent).toEqual([])
})

test('A-207: selected teams with none chosen keep the page unsaved, and are named', async () => {
  const { sent, save } = open()
  const teams = within(await screen.findByRole('group', { name: 'Teams' }))
  await userEvent.click(teams.getByRole('radio', { name: 'Selected teams' }))
  expect(await save()).toMatch(/^Teams: Choose at least one team/)
  expect(teams.getByRole('alert').textContent).toMatch(/Choose at least one team/)
  expect(screen.getByText(/The settings were not saved. Teams: Choose/)).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.click(teams.getByRole('button', { name: 'Add a team' }))
  await userEvent.click(await screen.findByRole('option', { name: /Design/ }))
  expect(await save()).toBeUndefined()
  expect(sent).toEqual([{ enabled_team_ids: ['team-2'] }])
  expect(screen.queryByText(/were not saved/)).toBeNull()
})

test('a refusal of the server names the control, and the change stays', async () => {
  const no = refusal(400, 'invalid', 'There is no user bob.', 'playbook_creators_user_ids')
  const { save } = open({}, { [POST]: no })
  const creation = within(await screen.findByRole('group', { name: 'Playbook creation' }))
  await userEvent.click(creation.getByRole('radio', { name: 'Selected users' }))
  expect(await save()).toBe('Playbook creation: There is no user bob.')
  expect(creation.getByRole('alert').textContent).toBe('There is no user bob.')
  expect(creation.getByRole<HTMLInputElement>('radio', { name: 'Selected users' }).checked).toBe(true)
})

test('A-206: a change on the settings page shows in the console, and what is unsaved there stays', async () => {
  const { kept, host } = open()
  await userEvent.click(await without())
  kept.now = { ...kept.now, members_delete_public_playbooks: false }
  act(() => {
    host.emit('custom_incident-collaboration_settings_changed', {})
    host.moveTo(10_000)
  })
  const members = screen.getByRole<HTMLInputElement>('switch', { name: 'Members delete public playbooks' })
  await waitFor(() => expect(members.checked).toBe(false))
  expect((await without()).checked).toBe(false)
})

test('where the console lets nobody change anything, nothing can be', async () => {
  open({ playbook_creators_user_ids: ['ann', 'bob'] }, {}, true)
  await without()
  for (const role of ['radio', 'switch', 'textbox'])
    for (const control of screen.getAllByRole(role)) expect((control as HTMLInputElement).disabled).toBe(true)
  expect(screen.queryByRole('button', { name: /Add|Remove/ })).toBeNull()
})

test('who may see the console but does not administer the server reads what concerns them', async () => {
  const { save } = open({ audit_retention_days: 0, delivery_retention_days: 0 })
  expect((await without()).disabled).toBe(true)
  expect(screen.queryByRole('group', { name: 'Teams' })).toBeNull()
  expect(await save()).toBeUndefined()
})
