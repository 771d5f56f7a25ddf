import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

let stage: Stage
let ann: Page
let bob: Page

beforeAll(async () => {
  stage = await Stage.open()
}, 120_000)
afterAll(() => stage.close())
beforeEach(async () => {
  ann = await stage.as('ann')
  bob = await stage.as('bob')
})
afterEach(() => Promise.all([ann.context().close(), bob.context().close()]))

async function say(text: string): Promise<void> {
  await ann.getByLabel('Write to Town Square').fill(text)
  await ann.keyboard.press('Enter')
}

const message = (page: Page, text: string) => page.locator('#postListContent .post').filter({ hasText: text })

async function choose(page: Page, text: string, entry: string): Promise<void> {
  await message(page, text).hover()
  await message(page, text).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('an answer opens the thread, and is counted at its message for everybody', async () => {
  await say('Who has the key?')
  await message(bob, 'Who has the key?').hover()
  await message(bob, 'Who has the key?').getByRole('button', { name: 'Reply', exact: true }).click()
  await bob.getByLabel('Reply to this thread...').fill('I do')
  await bob.keyboard.press('Enter')
  await bob.getByRole('log', { name: 'Thread' }).getByText('I do').waitFor()
  await message(ann, 'Who has the key?').getByRole('button', { name: '1 reply' }).click()
  await ann.getByRole('log', { name: 'Thread' }).getByText('I do').waitFor()
  expect(await seriousFindings(ann)).toEqual([])
})

test('a thread is another sidebar: the plugin’s button takes its place, and the thread that of the plugin', async () => {
  const title = ann.locator('.sidebar--right__title')
  await say('First question')
  await message(ann, 'First question').hover()
  await message(ann, 'First question').getByRole('button', { name: 'Reply', exact: true }).click()
  expect(await title.innerText()).toContain('Thread')
  await ann.locator('.app-bar').getByRole('button').click()
  expect(await title.innerText()).toContain('Incidents')
  await message(ann, 'First question').hover()
  await message(ann, 'First question').getByRole('button', { name: 'Reply', exact: true }).click()
  expect(await title.innerText()).toContain('Thread')
})

test('an edited message says so, to everybody at once', async () => {
  await say('Ready at noon')
  await choose(ann, 'Ready at noon', 'Edit')
  await ann.getByLabel('Edit the message').fill('Ready at one')
  await ann.keyboard.press('Enter')
  await message(bob, 'Ready at one').getByText('(edited)').waitFor()
})

test('of a deleted message others see that there was one, its author nothing', async () => {
  await say('Wrong channel, sorry')
  await message(bob, 'Wrong channel, sorry').waitFor()
  await choose(ann, 'Wrong channel, sorry', 'Delete')
  await ann.getByRole('button', { name: 'Delete', exact: true }).click()
  await bob.getByText('(message deleted)').waitFor()
  await message(ann, 'Wrong channel, sorry').waitFor({ state: 'detached' })
  expect(await ann.getByText('(message deleted)').count()).toBe(0)
})

test('only one’s own messages can be changed or taken back', async () => {
  await say('Mine alone')
  await message(bob, 'Mine alone').hover()
  await message(bob, 'Mine alone').getByRole('button', { name: 'More' }).click()
  const entries = await bob.getByRole('menuitem').allInnerTexts()
  expect(entries).toEqual(['Reply', 'Copy link', 'Pin to channel', 'Copy text'])
})

test('a link to a message leads there and marks it', async () => {
  await say('Look here')
  const id = (await message(ann, 'Look here').getAttribute('id'))?.replace('post_', '')
  await bob.goto(`${stage.url}/operations/pl/${id ?? ''}`)
  await bob.locator('.post--highlight').filter({ hasText: 'Look here' }).waitFor()
})

test('a direct message from somebody new appears by itself', async () => {
  const eve = await stage.as('eve')
  await eve.getByRole('button', { name: 'Browse or create channels' }).click()
  await eve.getByRole('menuitem', { name: 'Open a direct message' }).click()
  await eve.getByLabel('Search for people').fill('bob')
  await eve.getByRole('button', { name: /Bob Berger/ }).click()
  await eve.getByLabel('Write to bob').fill('Hello Bob')
  await eve.keyboard.press('Enter')
  await bob.getByRole('link', { name: 'eve 1 new, direct message, unread' }).click()
  await bob.getByText('Hello Bob').waitFor()
  await eve.context().close()
})

test('who is there has a green mark, who said that they are away another one', async () => {
  await ann.reload()
  await message(ann, 'as planned').locator('.status--online').waitFor()
  await bob.locator('#account-menu-header').click()
  await bob.getByRole('menuitem', { name: 'Away' }).click()
  await bob.locator('#account-menu-header .status--away').waitFor()
})

test('the language of the account reaches the page and its plugins', async () => {
  await ann.locator('#account-menu-header').click()
  await ann.getByRole('menuitem', { name: 'العربية' }).click()
  await ann.locator('html[lang=ar]').waitFor()
  expect(stage.unknown).toEqual([])
})
