import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as React from 'react'

import { makeFakeHost } from '../fake-host.ts'
import { lost, refusal, type Answers } from '../fake-server.ts'
import { makePlugin } from '../plugin.ts'
import { showParts } from '../show-parts.tsx'

const URL = '/plugins/incident-collaboration/api/v0/users/me/preferences'
const told = (assignment_messages: boolean) => ({ assignment_messages })

const on = () => screen.findByRole<HTMLInputElement>('radio', { name: 'On' })
const off = () => screen.findByRole<HTMLInputElement>('radio', { name: 'Off' })

test('A-208: the Settings window shows whether messages about assignments come, and changes it', async () => {
  const host = open({ [`PUT ${URL}`]: told(false) })
  expect(host.userSettings[0]?.uiName).toBe('Incident Collaboration')
  expect((await on()).checked).toBe(true)
  expect(screen.getByRole('radiogroup').ariaLabel).toBe('Direct message when a task is assigned to me')
  await userEvent.click(await off())
  await screen.findByText('Your choice is saved.')
  expect(host.requests.at(-1)?.body).toEqual(told(false))
  expect((await off()).checked).toBe(true)
})

test('A-208: what the button of a message switched off is off here', async () => {
  open({ [`GET ${URL}`]: told(false) })
  expect((await off()).checked).toBe(true)
})

test('a refused choice goes back and says why', async () => {
  open({ [`PUT ${URL}`]: refusal(503, 'unavailable', 'The database is away.') })
  await userEvent.click(await off())
  await screen.findByText('Your choice was not saved. The database is away.')
  expect((await on()).checked).toBe(true)
})

test('when it cannot be read there is a sentence and a way to try again', async () => {
  let isThere = false
  open({ [`GET ${URL}`]: () => (isThere ? told(true) : lost()) })
  await screen.findByText('Your choice could not be read. The server cannot be reached.')
  isThere = true
  await userEvent.click(screen.getByRole('button', { name: 'Try Again' }))
  expect((await on()).checked).toBe(true)
})

function open(answers: Answers) {
  const host = makeFakeHost({
    known: { users: { currentUserId: 'ann' } },
    answers: { [`GET ${URL}`]: told(true), ...answers },
  })
  makePlugin(host.page).initialize(host.registry, host.store)
  const parts = [...host.userSettings.flatMap(({ sections }) => sections.map(({ component }) => component))]
  showParts(
    host,
    [...host.globals, ...parts].map((Part, index) => <Part key={index} />),
  )
  return host
}
