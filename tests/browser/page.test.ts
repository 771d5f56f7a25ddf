import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
}, 120_000)
afterAll(() => stage.close())

test('a channel opens with its messages, and its Markdown is shown', async () => {
  const page = await stage.as('ann')
  expect(await page.locator('#channelHeaderTitle').innerText()).toBe('Town Square')
  const messages = await page.locator('.post-message__text').allInnerTexts()
  expect(messages).toContain('Morning! The release goes out at 14:00, as planned.')
  expect(await page.locator('.post-message__text strong').innerText()).toBe('14:00')
  await page.context().close()
})

test('the page asks the stand-in for nothing that it does not have', async () => {
  const page = await stage.as('ann')
  await page.getByRole('link', { name: 'On Call private channel' }).click()
  await page.getByText('Let us watch it.').waitFor()
  expect(stage.unknown).toEqual([])
  await page.context().close()
})

test('a message arrives in the browser of another person', async () => {
  const [ann, bob] = [await stage.as('ann'), await stage.as('bob')]
  await bob.getByLabel('Write to Town Square').fill('The cake is *here*, @ann')
  await bob.keyboard.press('Enter')
  await ann.getByText('The cake is here, @ann').waitFor()
  expect(await ann.locator('.mention--highlight').last().innerText()).toBe('@ann')
  await Promise.all([ann.context().close(), bob.context().close()])
})

test('what was written elsewhere makes a channel unread until it is opened', async () => {
  const [ann, bob] = [await stage.as('ann'), await stage.as('bob')]
  await bob.getByRole('link', { name: /^Off-Topic/ }).click()
  await bob.getByLabel('Write to Off-Topic').fill('Anybody hungry?')
  await bob.keyboard.press('Enter')
  await ann.getByRole('link', { name: 'Off-Topic public channel, unread' }).click()
  await ann.getByText('Anybody hungry?').waitFor()
  await ann.getByRole('link', { name: 'Off-Topic public channel', exact: true }).waitFor()
  await Promise.all([ann.context().close(), bob.context().close()])
})

test('a browser that nobody has logged in with is asked who it is', async () => {
  const page = await stage.asNobody()
  await page.getByRole('button', { name: /^Eve/ }).click()
  await page
    .getByRole('button', { name: 'Operations team menu' })
    .or(page.getByText('Product'))
    .first()
    .waitFor()
  expect(await page.locator('#account-menu-header').getAttribute('aria-label')).toContain('You are eve')
  await page.context().close()
})

test('on a phone the channel list comes at the push of a button', async () => {
  const page = await stage.as('ann', { viewport: 'narrow' })
  const offTopic = page.getByRole('link', { name: /^Off-Topic/ })
  expect(await offTopic.count()).toBe(0)
  await page.getByRole('button', { name: 'Show the channel list' }).click()
  await offTopic.click()
  await page.getByText('Is there any cake left?').waitFor()
  await page.context().close()
})

test.each(['denim', 'onyx'] as const)('axe has no serious finding in %s', async (theme) => {
  for (const viewport of ['wide', 'medium', 'narrow'] as const) {
    const page = await stage.as('ann', { theme, viewport })
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()
  }
})

test('the theme can be changed while the page is open', async () => {
  const page = await stage.as('ann')
  const background = () =>
    page.evaluate<string>("getComputedStyle(document.querySelector('#channel_view')).backgroundColor")
  expect(await background()).toBe('rgb(255, 255, 255)')
  await page.locator('#account-menu-header').click()
  await page.getByRole('menuitem', { name: 'Onyx' }).click()
  expect(await background()).toBe('rgb(25, 27, 31)')
  await page.context().close()
})
