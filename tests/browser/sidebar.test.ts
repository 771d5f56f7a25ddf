import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { seriousFindings } from './serious-findings.ts'
import { joinFromList, openSidebar, startFromSidebar, tab } from './sidebar-steps.ts'
import { Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
  const ann = await stage.as('ann')
  await openSidebar(ann)
  await startFromSidebar(ann, { name: 'Payments answer 502', playbook: 'Service outage' })
  await tab(ann, 'Summary').waitFor()
  await ann.context().close()
  const bob = await stage.as('bob')
  await openSidebar(bob)
  await bob.getByText('Team', { exact: true }).click()
  await joinFromList(bob)
  await bob.context().close()
}, 120_000)
afterAll(() => stage.close())

type Look = Parameters<Stage['as']>[1]

/** The incident as ann sees it, who comes by the channel list. */
async function open(look: Look = {}): Promise<Page> {
  const page = await stage.as('ann', look)
  if (look.viewport === 'narrow') await page.getByRole('button', { name: 'Show the channel list' }).click()
  await page.getByRole('link', { name: /^Payments answer 502/ }).click()
  await page.locator('#channelHeaderTitle').getByText('Payments answer 502').waitFor()
  if (look.viewport === 'narrow') await openSidebar(page)
  await tab(page, 'Summary').waitFor()
  return page
}

const focusedName = (page: Page) =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
  )

/** Presses a key until something has the focus; fails when that takes too long. */
async function walkTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (name.test(await focusedName(page))) return
    await page.keyboard.press(key)
  }
  throw new Error(`The focus never came to ${name.source}; it is at ${await focusedName(page)}.`)
}

test('A-263: a task is ticked, a description read and the commander changed without a mouse', async () => {
  const page = await open()
  // Mattermost gives the focus to the sidebar when that opens.
  await walkTo(page, /^Summary/)
  await page.keyboard.press('ArrowRight')
  expect(await focusedName(page)).toMatch(/^Tasks/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await focusedName(page)).toMatch(/^Triage/)
  await page.keyboard.press('Tab')
  expect(await focusedName(page)).toBe('What to do with “Triage”')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await tab(page, 'Tasks 1 of 9 done').waitFor()
  expect(await page.evaluate('document.activeElement.checked')).toBe(true)

  await walkTo(page, /^Tasks/, 'Shift+Tab')
  await page.keyboard.press('Home')
  await walkTo(page, /^Commander: @ann/)
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /@bob/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Commander: @bob' }).waitFor()
  expect(await focusedName(page)).toBe('Commander: @bob')
  await page.getByRole('status').filter({ hasText: 'The commander is now @bob.' }).waitFor()
  await page.context().close()
})

test('A-263: the status window keeps the focus and gives it back', async () => {
  const page = await open()
  await walkTo(page, /^Update Status/)
  await page.keyboard.press('Enter')
  const message = page.getByLabel('Change since last update')
  await message.waitFor()
  expect(await page.evaluate('document.activeElement.name')).toBe('message')
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab')
    const isInside = await page.evaluate(
      'document.activeElement === document.body || document.activeElement.closest("dialog") !== null',
    )
    expect(isInside).toBe(true)
  }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focusedName(page)).toBe('Update Status')
  await page.context().close()
})

test('A-121: a selector opened near the lower edge of the window is completely visible', async () => {
  const page = await open({ viewport: 'medium' })
  await tab(page, 'Tasks').click()
  const chips = page.getByRole('button', { name: /^Assignee of/ })
  for (let index = 0; index < (await chips.count()); index += 4) {
    await chips.nth(index).click()
    await page.getByRole('option').first().waitFor()
    const box = await page.locator('[popover]').boundingBox()
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1024 && box.y + box.height <= 768).toBe(
      true,
    )
    await page.keyboard.press('Escape')
  }
  await page.context().close()
})

test('A-268: at 400 px the window covers everything, nothing is cut off, and a link closes the sidebar', async () => {
  const page = await open({ viewport: 'narrow', theme: 'onyx' })
  const isWide = () =>
    page.evaluate(
      'document.querySelector("#rhsContainer").scrollWidth > document.querySelector("#rhsContainer").clientWidth',
    )
  for (const name of ['Summary', 'Tasks', 'Timeline']) {
    await tab(page, name).click()
    expect(await isWide()).toBe(false)
  }
  await page.getByRole('button', { name: 'Update Status' }).click()
  const window = await page.getByRole('dialog', { name: 'Update Status' }).boundingBox()
  expect(window).toEqual({ x: 0, y: 0, width: 400, height: 800 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await tab(page, 'Summary').click()
  await page.getByRole('button', { name: 'Go to Incident Channel' }).click()
  await page.locator('#rhsContainer').waitFor({ state: 'detached' })
  await page.context().close()
})

const places: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  summary: (page) => tab(page, 'Summary').click(),
  commander: async (page) => {
    await page.getByRole('button', { name: /^Commander/ }).click()
    await page.getByRole('option').first().waitFor()
  },
  tasks: async (page) => {
    await page.keyboard.press('Escape')
    await tab(page, 'Tasks').click()
  },
  timeline: async (page) => {
    await tab(page, 'Timeline').click()
    await page.getByRole('button', { name: 'Filter' }).click()
  },
  window: async (page) => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Update Status' }).click()
    await page.getByLabel('Change since last update').fill(' ')
    await page.keyboard.press('Control+Enter')
    await page.getByText('This field is required.').waitFor()
  },
  list: async (page) => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await page.getByRole('button', { name: 'Back to list' }).click()
    await page.getByRole('button', { name: 'Go to Incident Channel' }).waitFor()
  },
}

test.each([
  ['denim', 'wide'],
  ['denim', 'narrow'],
  ['onyx', 'wide'],
  ['onyx', 'narrow'],
] as const)(
  'A-265: axe has no serious finding in any part of the sidebar in %s, %s',
  async (theme, viewport) => {
    const page = await open({ theme, viewport })
    for (const [place, goThere] of Object.entries(places)) {
      await goThere(page)
      expect([place, await seriousFindings(page)]).toEqual([place, []])
    }
    await page.context().close()
  },
  120_000,
)
