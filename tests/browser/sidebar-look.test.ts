import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { API_BASE, pathOf, routes } from '../../server/contract/routes.ts'
import { Visitor } from '../standin/server/visitor.ts'
import { openSidebar, startFromSidebar, tab } from './sidebar-steps.ts'
import { Stage } from './stage.ts'

const NAME = 'Payments answer 502'
const LINES = Array.from({ length: 40 }, (_nothing, line) => `Line ${line} of what we know.`)

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await Stage.open()
  page = await stage.as('ann')
  await openSidebar(page)
  await startFromSidebar(page, { name: NAME, playbook: 'Service outage' })
  await page.locator('#channelHeaderTitle').getByText(NAME).waitFor()
  await tab(page, 'Summary').waitFor()
  await postUpdate(LINES.join('\n\n'))
  await page.locator('#rhsContainer').getByText('Line 0 of what we know.').waitFor()
}, 120_000)
afterAll(() => stage.close())

async function postUpdate(message: string): Promise<void> {
  const ann = await Visitor.logIn(stage.url, 'ann')
  const teams = (await ann.get('/api/v4/users/me/teams')) as readonly { id: string; name: string }[]
  const teamId = teams.find(({ name }) => name === 'operations')?.id ?? ''
  const root = `/plugins/incident-collaboration${API_BASE}`
  const { items } = (await ann.get(`${root}${routes.incidents}?team_id=${teamId}`)) as {
    items: readonly { id: string }[]
  }
  const path = root + pathOf(routes.status, { id: items[0]?.id ?? '' })
  const answer = await ann.ask(
    'POST',
    path,
    { message, status: 'Active' },
    { 'Content-Type': 'application/json' },
  )
  if (!answer.ok) throw new Error(await answer.text())
}

const inSidebar = () => page.locator('#rhsContainer')
const lastLine = () => inSidebar().getByText(LINES.at(-1) ?? '')

test('A-093: a long update is folded; "Show more" shows the rest, and the time leads to its post', async () => {
  const folded = await inSidebar().getByRole('button', { name: 'Show more' }).boundingBox()
  const end = await lastLine().boundingBox()
  expect(folded && end && end.y > folded.y).toBe(true)
  await inSidebar().getByRole('button', { name: 'Show more' }).click()
  const unfolded = await inSidebar().getByRole('button', { name: 'Show less' }).boundingBox()
  const shown = await lastLine().boundingBox()
  expect(shown && unfolded && shown.y + shown.height <= unfolded.y + 1).toBe(true)
  await inSidebar().getByRole('button', { name: 'Show less' }).click()

  await page.getByRole('link', { name: /^Town Square/ }).click()
  await page.locator('#channelHeaderTitle').getByText('Town Square').waitFor()
  await inSidebar().getByText(NAME, { exact: true }).click()
  await inSidebar()
    .locator('dd')
    .getByRole('button', { name: /\d:\d\d/ })
    .first()
    .click()
  await page.locator('#channelHeaderTitle').getByText(NAME).waitFor()
  await page.locator('.post').filter({ hasText: 'Line 0 of what we know.' }).waitFor()
})

/** What is the theme's in the sidebar: of its text, and of its ground. */
const colours = () =>
  page.evaluate<readonly string[]>(`(() => {
    const { color } = getComputedStyle(document.querySelector('#rhsContainer h2'))
    const { color: quiet } = getComputedStyle(document.querySelector('#rhsContainer dt'))
    return [color, quiet]
  })()`)

test('A-267: another theme shows at once', async () => {
  const denim = await colours()
  await page.locator('#account-menu-header').click()
  await page.getByRole('menuitem', { name: 'Onyx' }).click()
  const onyx = await colours()
  expect(onyx.filter((colour, index) => colour === denim[index])).toEqual([])
})

/** Controls and texts of the sidebar that are not whole within it; what ends in dots says all in its tooltip. */
const cutOff = () =>
  page.evaluate<readonly string[]>(`(() => {
    const frame = document.querySelector('#rhsContainer').getBoundingClientRect()
    return [...document.querySelectorAll('#rhsContainer :is(button, a, input, h2, h3, [role=tab])')]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        return left < frame.left - 1 || right > frame.right + 1
      })
      .map((element) => element.textContent || element.getAttribute('aria-label'))
  })()`)

const PLACES = ['Summary', 'Tasks', 'Timeline']

test('A-267: a sidebar of 304 px cuts nothing off', async () => {
  await page.addStyleTag({ content: '#sidebar-right { width: 304px !important; flex: none !important }' })
  const width = await page.evaluate<number>("document.querySelector('#rhsContainer').clientWidth")
  expect(width).toBeLessThanOrEqual(304)
  for (const place of PLACES) {
    await tab(page, place).click()
    expect([place, await cutOff()]).toEqual([place, []])
  }
})

test('A-267: nothing is cut off at 200 %', async () => {
  // As wide as 1,440 px are at that size of letters.
  await page.setViewportSize({ width: 720, height: 430 })
  for (const place of PLACES) {
    await tab(page, place).click()
    expect([place, await cutOff()]).toEqual([place, []])
  }
})
