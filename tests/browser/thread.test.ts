import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { callHost, channelOf, editMessage } from './call-host.ts'
import { entry, joinFromList, openSidebar, startFromSidebar, tab } from './sidebar-steps.ts'
import { Stage } from './stage.ts'

let stage: Stage
let ann: Page
let bob: Page

// One incident from its start to its restart: each test goes on where the one before ended.
beforeAll(async () => {
  stage = await Stage.open()
  ann = await stage.as('ann')
  bob = await stage.as('bob')
}, 120_000)
afterAll(() => stage.close())

const badge = (page: Page) => page.locator('#rhsContainer h2 ~ span').last()
const task = (page: Page, title: string) => page.getByRole('checkbox', { name: title })

test('A-087: an incident is started from the sidebar, and opens with its channel', async () => {
  await openSidebar(ann)
  await startFromSidebar(ann, { name: 'Payments answer 502', playbook: 'Service outage' })
  await ann.getByRole('heading', { name: 'Payments answer 502' }).last().waitFor()
  expect(await badge(ann).innerText()).toBe('Reported')
  expect(new URL(ann.url()).pathname).toBe('/operations/channels/payments-answer-502')
})

test('A-103: somebody else finds it in the list of the team, looks, and joins', async () => {
  await openSidebar(bob)
  await bob.getByText('Team', { exact: true }).click()
  await entry(bob, 'Payments answer 502').click()
  await bob.getByText('Its commander is @ann.').waitFor()
  expect(await bob.getByRole('button', { name: 'Update Status' }).count()).toBe(0)
  await bob.getByRole('button', { name: 'Back to list' }).click()
  await joinFromList(bob)
  expect(await bob.getByRole('button', { name: 'Update Status' }).count()).toBe(1)
})

test('A-107: what one of them ticks, the other sees', async () => {
  await Promise.all([tab(ann, 'Tasks').click(), tab(bob, 'Tasks').click()])
  await task(bob, 'Confirm that customers are affected').check()
  await tab(ann, 'Tasks 1 of 9 done').waitFor()
  expect(await task(ann, 'Confirm that customers are affected').isChecked()).toBe(true)
})

test('A-110: a task is assigned to a member of the channel', async () => {
  const chip = (assignee: string) => `Assignee of “Find out when it began”: ${assignee}`
  await ann.getByRole('button', { name: chip('No Assignee') }).click()
  await ann.getByRole('combobox', { name: 'Search channel members' }).fill('bo')
  await ann.getByRole('option', { name: /@bob/ }).click()
  await bob.getByRole('button', { name: chip('@bob') }).waitFor()
})

test('A-112: a command of a task runs in the channel as the person', async () => {
  await ann.getByRole('button', { name: /^Run \/echo We are on it/ }).click()
  await ann.getByRole('button', { name: /^Rerun \/echo We are on it/ }).waitFor()
  await bob.locator('.post').filter({ hasText: 'We are on it. Updates follow here.' }).first().waitFor()
})

test('A-094: the commander is changed at once, for everybody', async () => {
  await Promise.all([tab(ann, 'Summary').click(), tab(bob, 'Summary').click()])
  await ann.getByRole('button', { name: 'Commander: @ann' }).click()
  await ann.getByRole('option', { name: /@bob/ }).click()
  await bob.getByRole('button', { name: 'Commander: @bob' }).waitFor()
})

test('A-051: a status update is posted by the person, and everybody reads it', async () => {
  await ann.getByRole('button', { name: 'Update Status' }).click()
  const window = ann.getByRole('dialog', { name: 'Update Status' })
  expect(await window.getByLabel('Change since last update').inputValue()).toContain('What changed')
  await window.getByLabel('Status', { exact: true }).selectOption('Active')
  await window.getByLabel('Change since last update').fill('Looking **into** it, ask @b')
  await ann.getByRole('option', { name: 'bob Bob Berger' }).click()
  await window.getByRole('tab', { name: 'Preview' }).click()
  expect(await window.locator('strong').last().innerText()).toBe('into')
  await window.getByRole('button', { name: 'Update Status' }).click()
  await window.waitFor({ state: 'detached' })
  await ann.getByText('The status update was posted.').waitFor()
  await bob.locator('#rhsContainer dd').getByText('Looking into it, ask @bob').waitFor()
  expect(await badge(bob).innerText()).toBe('Active')
  const post = bob.locator('.post').filter({ hasText: 'Looking into it, ask @bob' })
  expect(await post.innerText()).toContain('Ann Archer')
})

test('A-064: an edit of the update shows in the sidebar', async () => {
  const message = 'Looking into it, the disk is full'
  await editMessage(ann, 'Looking', message)
  await bob.locator('#rhsContainer dd').getByText(message).waitFor()
  await bob.getByText('(edited)').first().waitFor()
})

test('A-060: ending it takes it off the list', async () => {
  await bob.getByRole('button', { name: 'End Incident' }).click()
  const window = bob.getByRole('dialog', { name: 'Update Status' })
  expect(await window.getByLabel('Status', { exact: true }).inputValue()).toBe('Resolved')
  await window.getByLabel('Change since last update').fill('Disk cleaned.')
  await bob.keyboard.press('Control+Enter')
  await ann.getByRole('button', { name: 'Restart Incident' }).waitFor()
  await ann.getByRole('button', { name: 'Back to list' }).click()
  await ann.getByText('You are in no ongoing incident').waitFor()
})

test('A-061, A-100: restarting it brings it back, by itself', async () => {
  await bob.getByRole('button', { name: 'Restart Incident' }).click()
  await bob.getByLabel('Change since last update').fill('It is back.')
  await bob.getByRole('dialog').getByRole('button', { name: 'Update Status' }).click()
  await entry(ann, 'Payments answer 502').click()
  await ann.locator('#rhsContainer dd').getByText('It is back.').waitFor()
  expect(await badge(ann).innerText()).toBe('Active')
})

test('A-126: the record tells it all in order', async () => {
  await tab(ann, 'Timeline').click()
  await ann.getByRole('button', { name: 'Filter' }).click()
  await ann.getByRole('checkbox', { name: 'All events' }).check()
  await ann.keyboard.press('Escape')
  const titles = await ann
    .locator('#rhsContainer ol li button, #rhsContainer ol li [dir=auto]:first-of-type')
    .allInnerTexts()
  const story = [
    /reported the incident/,
    /checked off Confirm that customers are affected/,
    /assignment changed/,
    /command was run/,
    /commander changed/,
    /ann posted a status update/,
    /bob posted a status update/,
  ]
  const places = story.map((words) => titles.findIndex((title) => words.test(title)))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((one, other) => one - other))
})

test('A-100: who leaves the channel loses the entry', async () => {
  await bob.getByRole('button', { name: 'Back to list' }).click()
  await bob.getByText('Mine', { exact: true }).click()
  await entry(bob, 'Payments answer 502').waitFor()
  const { id } = await channelOf(bob)
  await callHost(bob, 'DELETE', `/channels/${id}/members/${await myId(bob)}`)
  await bob.getByText('You are in no ongoing incident').waitFor()
})

const myId = async (page: Page) => (await callHost<{ id: string }>(page, 'GET', '/users/me')).id
