import { expect, test } from '@jest/globals'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Incident } from '../../../../server/contract/incident.ts'
import { makeEntry } from '../../fake-incident.ts'
import { refusal, type SeenRequest } from '../../fake-server.ts'
import { ID, outside, showDetails } from './show-details.ts'

const UPDATED = 'custom_incident-collaboration_incident_updated'

/** A server that takes reports, refusing those that were written for another version. */
function showReport(fields: Partial<Incident> = {}) {
  let now: Partial<Incident> = { version: 1, retrospective: 'What happened?', ...fields }
  const change = (next: Partial<Incident>) => {
    now = { ...now, ...next, version: (now.version ?? 0) + 1 }
  }
  const take = (then: Partial<Incident>) => (request: SeenRequest) => {
    if (!request.url.endsWith(`version=${now.version}`)) return refusal(409, 'stale_version', 'Changed.')
    change({ ...(request.body as { retrospective: string }), ...then })
    return undefined
  }
  const published = { retrospective_published_at: 120_000, retrospective_published_by_user_id: 'ann' }
  const host = showDetails(() => now, {
    page: 'retrospective',
    below: {
      '/retrospective': take({}),
      '/retrospective/publish': take({ ...published, retrospective_was_canceled: false }),
      '/retrospective/cancel': () => change({ ...published, retrospective_was_canceled: true }),
    },
  })
  return { host, change }
}

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Report' })
const confirm = async (question: string, name: string) =>
  userEvent.click(within(await screen.findByRole('dialog', { name: question })).getByRole('button', { name }))

test('A-176: the report starts with the template; what is saved is there', async () => {
  const { host } = showReport()
  await screen.findByText('What happened?')
  expect(screen.getByText('The incident is still ongoing.')).toBeTruthy()
  await press('Edit')
  expect(document.activeElement).toBe(await field())
  await userEvent.type(await field(), ' The disk was full.')
  await press('Save')
  expect(await screen.findByText('What happened? The disk was full.')).toBeTruthy()
  expect(screen.getByText('The report is saved.')).toBeTruthy()
  // The focus is not lost with the button that was pressed.
  expect(document.activeElement?.textContent).toBe('What happened? The disk was full.')
  expect(host.requests.filter(({ url }) => url.includes('/retrospective?'))).toHaveLength(1)
})

test('A-176: another change of the incident does not keep a report from being saved', async () => {
  const { host, change } = showReport()
  await press('Edit')
  await userEvent.type(await field(), '!')
  change({ name: 'Renamed meanwhile' })
  await press('Save')
  expect(await screen.findByText('What happened?!')).toBeTruthy()
  expect(host.requests.filter(({ url }) => url.includes('/retrospective?'))).toHaveLength(2)
})

test('A-176: of two editors neither loses a text unseen', async () => {
  const { change } = showReport()
  await press('Edit')
  await userEvent.type(await field(), ' Mine.')
  change({ retrospective: 'Theirs.' })
  await press('Save')
  await screen.findByText('Theirs.')
  expect((await field()).value).toBe('What happened? Mine.')
  expect(screen.getByRole('button', { name: 'Save' }).hasAttribute('disabled')).toBe(true)
  await press('Replace With Mine')
  await press('Save')
  expect(await screen.findByText('What happened? Mine.')).toBeTruthy()
})

test('a text that is being written is still there after a look at the overview', async () => {
  showReport()
  await press('Edit')
  await userEvent.type(await field(), ' Half')
  await userEvent.click(screen.getByRole('link', { name: 'Overview' }))
  await screen.findByRole('heading', { name: 'Updates' })
  await userEvent.click(screen.getByRole('link', { name: 'Retrospective' }))
  expect((await field()).value).toBe('What happened? Half')
  await press('Cancel')
  await confirm('Discard what you typed?', 'Discard')
  expect(await screen.findByText('What happened?')).toBeTruthy()
})

test('A-177: publishing asks first, works once, and makes the text final', async () => {
  showReport()
  await press('Publish')
  await confirm('Publish the retrospective?', 'Publish')
  expect(await screen.findByText('Published')).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Report' }).textContent).toMatch(/Published@annJan 1, 12:02.AM/)
  for (const name of ['Edit', 'Publish', 'Cancel Retrospective'])
    expect(screen.queryByRole('button', { name })).toBeNull()
})

test('A-177: a window that is older than the text on the server publishes nothing', async () => {
  const { change } = showReport()
  await screen.findByText('What happened?')
  change({ retrospective: 'Theirs.' })
  await press('Publish')
  await confirm('Publish the retrospective?', 'Publish')
  expect(await screen.findByText(/^The report was not published: somebody has changed it/)).toBeTruthy()
  expect(screen.getByText('Theirs.')).toBeTruthy()
  expect(screen.queryByText('Published')).toBeNull()
})

test('A-177: a refused publishing says why', async () => {
  const { host, change } = showReport()
  await screen.findByText('What happened?')
  change({ retrospective_published_at: 5, retrospective_published_by_user_id: 'bob' })
  await press('Publish')
  await confirm('Publish the retrospective?', 'Publish')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull())
  expect(host.requests.filter(({ url }) => url.includes('/publish')).length).toBeGreaterThan(0)
})

test('A-178: cancelling asks; "Write it anyway" leads back to writing and allows publishing', async () => {
  showReport()
  await press('Cancel Retrospective')
  await confirm('Cancel the retrospective?', 'Cancel Retrospective')
  expect(await screen.findByText('Cancelled')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Publish' })).toBeNull()
  await press('Write it anyway')
  await userEvent.type(await field(), ' Late.')
  await press('Save')
  await press('Publish')
  await confirm('Publish the retrospective?', 'Publish')
  expect(await screen.findByText('Published')).toBeTruthy()
})

test('A-179: switched off in the playbook there is no tab, and its address leads to the overview', async () => {
  const { host } = showReport({ retrospective_enabled: false })
  await screen.findByRole('heading', { name: 'Updates' })
  expect(host.history.location.pathname).toMatch(/overview$/)
  expect(screen.queryByRole('link', { name: 'Retrospective' })).toBeNull()
})

test('A-179: a blank report cannot be published', async () => {
  showReport({ retrospective: ' ' })
  await press('Publish')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('button', { name: 'Publish' }).title).toBe('There is nothing to publish yet.')
})

test('whoever may only look reads the report, without controls', async () => {
  showDetails({ can_edit: false, retrospective: '' }, { page: 'retrospective', known: outside })
  const report = await screen.findByRole('region', { name: 'Report' })
  expect(within(report).getByText('No retrospective yet')).toBeTruthy()
  expect(within(report).queryAllByRole('button')).toEqual([])
})

test('A-251: a report that somebody else saves shows at once; beside it stands what happened', async () => {
  const host = showDetails({ timeline_events: [makeEntry()] }, { page: 'retrospective' })
  expect(await screen.findByText('@bob reported the incident')).toBeTruthy()
  const incident = { retrospective: 'It was the disk.' }
  host.emit(UPDATED, { incident_id: ID, version: 2, update_at: 5, incident })
  expect(await screen.findByText('It was the disk.')).toBeTruthy()
})
