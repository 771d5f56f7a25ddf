import { expect, test } from '@jest/globals'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import { makeChecklist, makeIncident, makeTask } from '../fake-incident.ts'
import { lost } from '../fake-server.ts'
import { API, knowing, showSidebar } from '../rhs/show-sidebar.tsx'
import { notices } from '../state/notices.ts'

const STATE = `PUT ${API}/incidents/incident-1/tasks/task-1/state`
const FAILED = '“Page on-call” could not be checked off. The server cannot be reached.'

test('A-123: what failed can be tried again from its toast', async () => {
  let isLost = true
  const task = makeTask({ state: 'closed' })
  const host = showSidebar(
    knowing(makeIncident(), { [STATE]: () => (isLost ? lost() : { version: 2, task }) }),
  )
  await userEvent.click(await screen.findByRole('tab', { name: /^Tasks/ }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Page on-call' }))
  await screen.findByText(FAILED)
  isLost = false
  await userEvent.click(screen.getByRole('button', { name: 'Try Again' }))
  expect(screen.queryByText(FAILED)).toBeNull()
  await waitFor(() => expect(host.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2))
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Page on-call' }).checked).toBe(true)
})

test('toasts wait in line: the next one shows once the first is dismissed', async () => {
  const tasks = [makeTask(), makeTask({ id: 'task-2', title: 'Call' })]
  showSidebar(
    knowing(makeIncident({ checklists: [makeChecklist(tasks)] }), {
      [STATE]: lost,
      [STATE.replace('task-1', 'task-2')]: lost,
    }),
  )
  await userEvent.click(await screen.findByRole('tab', { name: /^Tasks/ }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Page on-call' }))
  await screen.findByText(FAILED)
  await userEvent.click(screen.getByRole('checkbox', { name: 'Call' }))
  expect(screen.queryByText(/^“Call” could not/)).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(await screen.findByText(/^“Call” could not/)).toBeTruthy()
})

test('a success goes by itself after 5 s', async () => {
  const host = showSidebar(knowing(makeIncident()))
  await screen.findByRole('tab', { name: 'Summary' })
  const text = 'webapp.status_window.posted'
  host.store.dispatch(notices.actions.toasted({ id: 1, kind: 'success', canRetry: false, text }))
  await screen.findByText('The status update was posted.')
  host.moveTo(4_999)
  expect(screen.getByText('The status update was posted.')).toBeTruthy()
  host.moveTo(5_000)
  await waitFor(() => expect(screen.queryByText('The status update was posted.')).toBeNull())
})
