import { expect, test } from '@jest/globals'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { refusal } from '../fake-server.ts'
import { makeChannel } from '../fake-store.ts'
import { API, listOf, showSidebar } from '../rhs/show-sidebar.tsx'

const LIST = `${API}/incidents`
const DIALOG = `${API}/incidents/dialog`

test.each([
  ['a public channel', 'O', 'town-square'],
  ['a private channel', 'P', 'on-call'],
  ['a direct message', 'D', 'ann__bob'],
  ['a group message', 'G', '0123456789abcdef0123456789abcdef01234567'],
  ['a conversation with oneself', 'D', 'ann__ann'],
])('A-022: the button of the sidebar opens the start dialog in %s', async (_what, type, name) => {
  const team_id = type === 'O' || type === 'P' ? 'team-1' : ''
  const channels = { 'channel-1': makeChannel({ type, name, team_id }) }
  const answers = { [LIST]: listOf([]), [DIALOG]: { url: '/start', dialog: { title: 'Incident Details' } } }
  const host = showSidebar(answers, { known: { channels: { channels } } })
  await userEvent.click(await screen.findByRole('button', { name: 'Start Incident' }))
  await waitFor(() =>
    expect(host.dialogs).toEqual([{ url: '/start', dialog: { title: 'Incident Details' } }]),
  )
  expect(host.visited).toEqual([])
})

test('P-80: a start that is refused says why, and the button can be pressed again', async () => {
  const no = refusal(403, 'forbidden', 'Only some people may start incidents.')
  showSidebar({ [LIST]: listOf([]), [DIALOG]: no })
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Start Incident' })
  await userEvent.click(button)
  await screen.findByText('The incident could not be started. Only some people may start incidents.')
  expect(button.disabled).toBe(false)
})
