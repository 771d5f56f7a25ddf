import { expect, test } from '@jest/globals'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeIncident } from '../fake-incident.ts'
import { refusal } from '../fake-server.ts'
import { API, listOf, MAY_ALL, showSidebar } from './show-sidebar.tsx'

const LIST = `${API}/incidents`
const DIALOG = { url: '/plugins/incident-collaboration/dialog', dialog: { title: 'Incident Details' } }
const PLAYBOOKS = '/core/incident-collaboration/playbooks'

/** An incident needs a playbook, and there is none. */
const stuck = (create_playbooks: boolean) => ({
  [LIST]: listOf([]),
  [`${API}/settings`]: {
    start_without_playbook: false,
    capabilities: { ...MAY_ALL.capabilities, create_playbooks },
  },
  [`${API}/playbooks/count`]: { count: 0 },
})

const start = () => screen.queryByRole('button', { name: 'Start Incident' })

test('A-105: where nothing can be started from, whoever may create playbooks is led there', async () => {
  showSidebar(stuck(true))
  const link = await screen.findByRole('link', { name: 'Create Playbook' })
  expect(link.getAttribute('href')).toBe(PLAYBOOKS)
  expect(start()).toBeNull()
})

test('A-105: who may not create one either reads whom to ask, without any button', async () => {
  showSidebar(stuck(false))
  expect(await screen.findByText(/^You cannot start an incident here yet/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Create Playbook' })).toBeNull()
  expect(start()).toBeNull()
})

test('A-106: the welcome view opens the dialog that the server made, and leads to the playbooks', async () => {
  const host = showSidebar({ [LIST]: listOf([]), [`${LIST}/dialog`]: DIALOG })
  await userEvent.click(await screen.findByRole('button', { name: 'Start Incident' }))
  expect(host.dialogs).toEqual([DIALOG])
  await userEvent.click(screen.getByRole('link', { name: 'Create Playbook' }))
  expect(host.visited).toEqual([PLAYBOOKS])
})

test('with a usable playbook an incident can be started although one is needed', async () => {
  showSidebar({ ...stuck(false), [`${API}/playbooks/count`]: { count: 1 } })
  expect(await screen.findByRole('button', { name: 'Start Incident' })).toBeTruthy()
})

test('A-102: the menu leads to the playbooks and the incidents, the footer to the incidents', async () => {
  const host = showSidebar({ [LIST]: listOf([makeIncident()]), [`${LIST}/dialog`]: DIALOG })
  await userEvent.click(await screen.findByRole('button', { name: 'Start Incident' }))
  expect(host.dialogs).toEqual([DIALOG])
  for (const entry of ['Create Playbook', 'See all Playbooks', 'See all Incidents']) {
    await userEvent.click(screen.getByRole('button', { name: 'More ways' }))
    await userEvent.click(screen.getByRole('menuitem', { name: entry }))
  }
  await userEvent.click(screen.getByRole('link', { name: 'See all Incidents' }))
  const incidents = '/core/incident-collaboration/incidents'
  expect(host.visited).toEqual([PLAYBOOKS, PLAYBOOKS, incidents, incidents])
})

test('A-102: guests find neither a way to start nor to the playbooks', async () => {
  const no = refusal(403, 'forbidden', 'Guests cannot read the settings.')
  showSidebar({ [LIST]: listOf([makeIncident()]), [`${API}/settings`]: no })
  await userEvent.click(await screen.findByRole('button', { name: 'More ways' }))
  const entries = within(screen.getByRole('menu')).getAllByRole('menuitem')
  expect(entries.map(({ textContent }) => textContent)).toEqual(['See all Incidents'])
  expect(start()).toBeNull()
})
