import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { examplePlugin } from './example-plugin.ts'
import { Stage } from './stage.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await Stage.open()
}, 120_000)
afterAll(() => stage.close())
beforeEach(async () => {
  page = await stage.as('ann')
  await page.evaluate(examplePlugin)
})
afterEach(() => page.context().close())

const told = () => page.evaluate<string[]>('window.told')

test('a reducer is part of the state at once', async () => {
  expect(await told()).toEqual(['state of the plugin'])
})

test('a second bundle of the same id takes the place of the first', async () => {
  await page.evaluate(examplePlugin.replace('window.told = []', ''))
  expect(await told()).toEqual(['state of the plugin', 'uninitialized', 'state of the plugin'])
})

test('the App Bar button opens the sidebar, whose first element gets the focus', async () => {
  await page.getByRole('button', { name: 'Example button' }).click()
  expect(await page.locator('.sidebar--right__title').innerText()).toBe('Example')
  expect(await page.evaluate('document.activeElement.innerText')).toBe('In the sidebar')
  await page.getByRole('button', { name: 'Example button' }).click()
  expect(await page.locator('#sidebar-right').count()).toBe(0)
})

test('the team menu leads to a route of the plugin, without the channel list', async () => {
  await page.getByRole('button', { name: 'Operations team menu' }).click()
  await page.getByRole('menuitem', { name: 'Example page' }).click()
  await page.getByText('A page of the plugin').waitFor()
  expect(await page.locator('#SidebarContainer').count()).toBe(0)
  expect(await page.evaluate('document.body.className')).toBe('')
})

test('a message has the entries of plugins under its actions', async () => {
  const message = page.locator('.post').last()
  await message.hover()
  await message.getByRole('button', { name: 'Message actions' }).click()
  await page.getByRole('menuitem', { name: 'Example action' }).click()
  expect(await told()).toContain('post 26')
})

test('a component that throws says so in its own spot, and the page works on', async () => {
  await page.getByText('An error occurred in the example plugin.').waitFor()
  expect(await page.locator('.post').count()).toBeGreaterThan(0)
})

test('a plugin takes a command over, or refuses it with a sentence', async () => {
  const field = page.getByLabel('Write to Town Square')
  await field.fill('/swallow')
  await page.keyboard.press('Enter')
  expect(await field.inputValue()).toBe('')
  await field.fill('/refuse')
  await page.keyboard.press('Enter')
  await page.getByText('The plugin refuses.').waitFor()
})
