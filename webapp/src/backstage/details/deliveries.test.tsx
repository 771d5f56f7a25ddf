import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { WebhookDelivery } from '../../../../server/contract/webhook-delivery.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { ID, outside, showDetails } from './show-details.ts'

const delivery: WebhookDelivery = {
  id: 'delivery-1',
  incident_id: ID,
  event: 'status_updated',
  event_id: 'event-1',
  replay_of: '',
  target_host: 'hooks.example.org',
  state: 'failed',
  create_at: 60_000,
  next_try_at: 0,
  attempts: [
    { number: 1, at: 60_000, duration_ms: 120, status: 500, outcome: 'status' },
    { number: 2, at: 120_000, duration_ms: 3000, status: 0, outcome: 'timeout' },
  ],
}
const listOf = (...items: WebhookDelivery[]) => ({ total_count: items.length, items, next_cursor: '' })
const section = () => screen.findByRole('region', { name: 'Webhook Deliveries' })

test('A-173: members see each delivery with its attempts and target host, never the address', async () => {
  const address = 'https://hooks.example.org/secret/path'
  showDetails(
    { webhook_on_status_update_url: address },
    { below: { '/webhook-deliveries': listOf(delivery) } },
  )
  const box = await section()
  expect(box.textContent).toMatch(/Status update.*hooks\.example\.org.*Failed.*2 attempts/)
  const attempts = within(box).getAllByText(/ ms/)
  expect(attempts.map((line) => line.textContent)).toEqual([
    expect.stringMatching(/120 ms, answered with 500$/),
    expect.stringMatching(/3,000 ms, no answer in time$/),
  ])
  expect(document.body.textContent).not.toContain('secret')
})

test('A-045: "Send Again" sends it once more, and the list shows how that goes', async () => {
  let list = listOf(delivery)
  const replay = () => {
    list = listOf({ ...delivery, id: 'delivery-2', state: 'pending', attempts: [] }, delivery)
    return { delivery_id: 'delivery-2' }
  }
  const path = '/webhook-deliveries'
  const host = showDetails({}, { below: { [path]: () => list, [`${path}/delivery-1/replay`]: replay } })
  await userEvent.click(await screen.findByRole('button', { name: 'Send Again' }))
  await within(await section()).findByText('Under way')
  const sent = host.requests.find(({ method, url }) => method === 'POST' && url.endsWith('/replay'))
  expect(sent?.headers['Idempotency-Key']).toBeTruthy()
  list = listOf({ ...delivery, id: 'delivery-2', state: 'delivered' }, delivery)
  host.moveTo(15_000)
  await within(await section()).findByText('Delivered')
})

test('A-173: who may not change the incident is not even asked about; without webhooks nothing shows', async () => {
  const host = showDetails({ can_edit: false }, { known: outside })
  await screen.findByRole('heading', { name: 'Review' })
  await waitFor(() => expect(host.requests.some(({ url }) => url.includes('/metadata'))).toBe(true))
  expect(host.requests.some(({ url }) => url.startsWith(`${API}/incidents/${ID}/webhook`))).toBe(false)
  expect(screen.queryByRole('region', { name: 'Webhook Deliveries' })).toBeNull()
})
