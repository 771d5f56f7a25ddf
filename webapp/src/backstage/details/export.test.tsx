import { expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { refusal } from '../../fake-server.ts'
import { outside, showDetails } from './show-details.ts'

const exportButton = () => screen.findByRole('button', { name: 'Export Incident Channel' })

test('A-170: the messages of the channel are saved as a file', async () => {
  const host = showDetails({}, { below: { '/export': 'messages' } })
  await userEvent.click(await exportButton())
  await waitFor(() => expect(host.saved).toEqual(['Database is down.csv']))
  expect(host.requests.at(-1)?.url).toMatch(/\/export\?format=csv$/)
})

test.each([
  [
    'for somebody not in the channel',
    { can_edit: false },
    'Only members of the channel can export its messages.',
  ],
  ['once the channel is gone', { channel_state: 'deleted' as const }, 'The channel no longer exists.'],
])('A-170: %s it is disabled, with the reason', async (_case, fields, reason) => {
  const host = showDetails(fields, { known: outside, below: { '/export': 'messages' } })
  const button = await exportButton()
  expect([button.getAttribute('aria-disabled'), button.title]).toEqual(['true', reason])
  await userEvent.click(button)
  expect(host.requests.some(({ url }) => url.includes('/export'))).toBe(false)
})

test('A-170: a second one at the same time says why it is not possible', async () => {
  showDetails({}, { below: { '/export': refusal(429, 'too_many', 'Your other export is still running.') } })
  await userEvent.click(await exportButton())
  expect(await screen.findByText(/Your other export is still running\./)).toBeTruthy()
})

test('A-170: too many messages ask from when to when', async () => {
  const answer = ({ url }: { readonly url: string }) =>
    url.includes('from=')
      ? 'messages'
      : refusal(400, 'invalid', 'There are more than 200,000 messages.', 'from')
  const host = showDetails({}, { below: { '/export': answer } })
  await userEvent.click(await exportButton())
  expect(await screen.findByText('There are more than 200,000 messages.')).toBeTruthy()
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-01-02T03:04' } })
  fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-01-03T03:04' } })
  await userEvent.click(screen.getByRole('button', { name: 'Export' }))
  await waitFor(() => expect(host.saved).toEqual(['Database is down.csv']))
  const query = new URL(host.requests.at(-1)?.url ?? '', 'http://host').searchParams
  expect(Number(query.get('to')) - Number(query.get('from'))).toBe(24 * 60 * 60_000)
})

test('A-171: the record can be had in three formats by whoever may read the page', async () => {
  const host = showDetails({ can_edit: false }, { known: outside, below: { '/export': 'record' } })
  for (const [name, file] of [
    ['Markdown', 'Database is down.md'],
    ['HTML', 'Database is down.html'],
    ['JSON', 'Database is down.json'],
  ] as const) {
    await userEvent.click(await screen.findByRole('button', { name: 'Download Record' }))
    await userEvent.click(screen.getByRole('menuitem', { name }))
    await waitFor(() => expect(host.saved.at(-1)).toBe(file))
  }
})
