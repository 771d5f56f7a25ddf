import { expect, test } from '@jest/globals'
import { act, waitFor } from '@testing-library/react'

import { API } from '../rhs/show-sidebar.tsx'
import { showPage } from '../backstage/show-page.tsx'

const names = (host: ReturnType<typeof showPage>) => host.menuEntries.map(({ text }) => text)

test('A-151: the entry of the main menu opens the list of incidents', () => {
  const host = showPage('/nowhere')
  expect(names(host)).toEqual(['Incident Collaboration'])
  host.menuEntries[0]?.action()
  expect(host.visited).toEqual(['/core/incident-collaboration/incidents'])
})

test('the entry is not there while the window is narrow', () => {
  const host = showPage('/nowhere')
  act(() => host.resize(true))
  expect(names(host)).toEqual([])
  act(() => host.resize(false))
  expect(names(host)).toEqual(['Incident Collaboration'])
})

test('the entry is not there in a team where the plugin is off', async () => {
  const host = showPage('/nowhere', { [`${API}/incidents`]: { disabled: true, items: [], next_cursor: '' } })
  await waitFor(() => expect(names(host)).toEqual([]))
})
