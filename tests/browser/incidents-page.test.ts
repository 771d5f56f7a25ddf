import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { callHost, callPlugin } from './call-host.ts'
import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

const LIST = '/operations/incident-collaboration/incidents'
const LONG = 'A name as long as a name may be, so that it cannot fit one line'
const NAMES = [
  'Payments answer 502',
  'Ünïcode Ausfall',
  '50% of logins fail',
  'Login fails 50 times',
  'تعطل الدفع',
  LONG,
]

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
  const ann = await stage.as('ann')
  for (const name of NAMES) await start(ann, name)
  for (let count = 1; count <= 10; count++) await start(ann, `Drill ${count}`)
  const secret = await start(ann, 'A secret one')
  const admin = await stage.as('sysadmin')
  await callHost(admin, 'PUT', `/channels/${secret.channel_id}/privacy`, { privacy: 'P' })
  await admin.context().close()
  const ended = await start(ann, 'Over and done')
  const update = { status: 'Resolved', message: 'It works again.' }
  await callPlugin(ann, 'POST', `/incidents/${ended.id}/status`, update)
  await ann.context().close()
}, 120_000)
afterAll(() => stage.close())

interface Started {
  readonly id: string
  readonly channel_id: string
}

async function start(page: Page, name: string): Promise<Started> {
  const team = await callHost<{ id: string }>(page, 'GET', '/teams/name/operations')
  const me = await callHost<{ id: string }>(page, 'GET', '/users/me')
  const body = { name, team_id: team.id, commander_user_id: me.id, playbook_id: '' }
  return callPlugin<Started>(page, 'POST', '/incidents', body)
}

/** A page as the first one of a session. */
async function open(person: string, path: string, look: Parameters<Stage['as']>[1] = {}): Promise<Page> {
  const page = await stage.as(person, look)
  await page.goto(new URL(path, stage.url).href)
  await page.locator('h1').waitFor()
  return page
}

const rowNames = async (page: Page): Promise<string[]> => {
  await page.getByText(/ of \d+ total/).waitFor()
  return page.locator('tbody tr td:first-child a').allInnerTexts()
}

/** The names on the first page, as the server sorts them. */
async function firstByStatus(page: Page): Promise<string[]> {
  const team = await callHost<{ id: string }>(page, 'GET', '/teams/name/operations')
  const query = `team_id=${team.id}&per_page=15&sort=status&direction=desc`
  const { items } = await callPlugin<{ items: { name: string }[] }>(page, 'GET', `/incidents?${query}`)
  return items.map(({ name }) => name)
}

const range = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor()

test('A-151: the menu leads to the pages, their tabs to each other, and the cross back to the channel', async () => {
  const page = await stage.as('ann')
  await page.getByRole('link', { name: 'Shop public channel' }).click()
  await page.locator('#channelHeaderTitle').getByText('Shop').waitFor()
  await page.getByRole('button', { name: 'Operations team menu' }).click()
  await page.getByRole('menuitem', { name: 'Incident Collaboration' }).click()
  await page.getByRole('heading', { name: 'Incidents (Operations)' }).waitFor()
  expect(await page.title()).toBe('Incidents - Incident Collaboration')

  const tabs = page.getByRole('navigation', { name: 'Incident Collaboration' })
  await tabs.getByRole('link', { name: 'Statistics' }).click()
  await page.getByRole('heading', { name: 'Statistics (Operations)' }).waitFor()
  expect(await tabs.locator('[aria-current=page]').innerText()).toBe('Statistics')
  await page.goBack()
  await page.getByRole('heading', { name: 'Incidents (Operations)' }).waitFor()
  await page.goForward()
  await page.reload()
  await page.getByRole('heading', { name: 'Statistics (Operations)' }).waitFor()
  await tabs.getByRole('link', { name: 'Incidents' }).click()
  await page.getByRole('heading', { name: 'Incidents (Operations)' }).waitFor()
  await page.context().close()

  const again = await stage.as('ann')
  await again.getByRole('link', { name: 'Shop public channel' }).click()
  await again.locator('#channelHeaderTitle').getByText('Shop').waitFor()
  await again.getByRole('button', { name: 'Operations team menu' }).click()
  await again.getByRole('menuitem', { name: 'Incident Collaboration' }).click()
  await again.getByRole('link', { name: 'Back to Mattermost' }).click()
  await again.locator('#channelHeaderTitle').getByText('Shop').waitFor()
  await again.context().close()
})

test('A-154, A-158: fifteen rows a page, newest first, each with its status and dates', async () => {
  const page = await open('ann', LIST)
  await range(page, '1 - 15 of 18 total')
  const first = page.locator('tbody tr').first()
  expect(await first.locator('td').nth(0).innerText()).toBe('Over and done')
  expect(await first.locator('td').nth(1).innerText()).toBe('Resolved')
  expect(await first.locator('td').nth(3).innerText()).not.toBe('--')
  const second = page.locator('tbody tr').nth(1)
  expect(await second.innerText()).toContain('Private')
  expect(await second.locator('td').nth(3).innerText()).toBe('--')
  expect(await page.getByRole('button', { name: 'Previous' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Next' }).click()
  await range(page, '16 - 18 of 18 total')
  await page.goto(new URL(`${LIST}?page=99`, stage.url).href)
  await range(page, '16 - 18 of 18 total')
  expect(new URL(page.url()).search).toBe('?page=2')
  await page.context().close()
})

test('A-155: equal values never change places between pages, and the head says how they are sorted', async () => {
  const page = await open('ann', LIST)
  await page.getByRole('button', { name: 'Status' }).click()
  await page.locator('th[aria-sort=descending]').getByText('Status').waitFor()
  const seen = await firstByStatus(page)
  for (const [row, name] of seen.entries()) {
    await page.locator('tbody tr').nth(row).getByText(name, { exact: true }).waitFor()
  }
  await page.getByRole('button', { name: 'Next' }).click()
  await range(page, '16 - 18 of 18 total')
  expect(new Set([...seen, ...(await rowNames(page))]).size).toBe(18)
  await page.getByRole('button', { name: 'Name' }).click()
  await page.locator('th[aria-sort=ascending]').getByText('Name').waitFor()
  await range(page, '1 - 15 of 18 total')
  await page.getByText('50% of logins fail').waitFor()
  await page.context().close()
})

test('A-156: the search finds a part of the name in any case, and every character means itself', async () => {
  const page = await open('ann', LIST)
  const search = page.getByRole('searchbox', { name: 'Search by incident name' })
  for (const [text, found] of [
    ['ÜNÏC', 'Ünïcode Ausfall'],
    ['الدفع', 'تعطل الدفع'],
    ['50%', '50% of logins fail'],
  ] as const) {
    await search.fill(text)
    await range(page, '1 - 1 of 1 total')
    expect(await rowNames(page)).toEqual([found])
    await search.fill('')
    await range(page, '1 - 15 of 18 total')
  }
  for (const text of ['_', '\\', 'pmt502']) {
    await search.fill(text)
    await page.getByText('No incidents in Operations match these filters.').waitFor()
  }
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await range(page, '1 - 15 of 18 total')
  await page.context().close()
})

test('A-160: others see the public ones, and with "Mine only" those whose channel they are in', async () => {
  const page = await open('bob', LIST)
  await range(page, '1 - 15 of 17 total')
  await page.getByText('Mine only').click()
  await page.getByText('No incidents in Operations match these filters.').waitFor()
  expect(new URL(page.url()).search).toBe('?mine=1')
  await page.goBack()
  await range(page, '1 - 15 of 17 total')
  await page.context().close()
})

test('A-157, A-161: filters count together, and coming back from the details restores them', async () => {
  const page = await open('ann', `${LIST}?search=drill&sort=name`)
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Ongoing')
  await page.getByRole('button', { name: 'All commanders' }).click()
  await page.keyboard.type('an')
  await page.getByRole('option', { name: '@ann' }).click()
  await page.getByRole('button', { name: 'Commander: @ann' }).waitFor()
  await range(page, '1 - 10 of 10 total')
  const { search } = new URL(page.url())
  expect(search).toMatch(/^\?search=drill&commander=[a-z0-9]{26}&status=ongoing&sort=name$/)
  await page.locator('tbody tr').first().locator('td').nth(2).click()
  await page.getByRole('heading', { name: 'Drill 1', exact: true }).waitFor()
  await page.goBack()
  await range(page, '1 - 10 of 10 total')
  expect(new URL(page.url()).search).toBe(search)
  await page.context().close()
})

test('A-152: where there is no incident the page says what one is, and starts one as the first page, too', async () => {
  const page = await open('eve', '/product/incident-collaboration/')
  await page.getByRole('heading', { name: 'What are Incidents?' }).waitFor()
  await page.getByRole('button', { name: 'New Incident' }).click()
  const dialog = page.getByRole('dialog', { name: 'Incident Details' })
  await dialog.getByLabel(/^Playbook/).selectOption({ label: 'No playbook' })
  await dialog.getByLabel(/^Incident Name/).fill('The first one')
  await dialog.getByRole('button', { name: 'Start Incident' }).click()
  await page.locator('#channelHeaderTitle').getByText('The first one').waitFor()
  await page.context().close()
})

test('A-162: unknown, malformed and other people’s private ids show the same page', async () => {
  const ann = await open('ann', `${LIST}?search=secret`)
  const path = (await ann.locator('tbody a').first().getAttribute('href')) ?? ''
  await ann.context().close()
  const page = await stage.as('eve')
  for (const address of [path, `${LIST}/${'x'.repeat(26)}`, `${LIST}/%F0%9F%94%A5/overview`]) {
    await page.goto(new URL(address, stage.url).href)
    await page.getByRole('heading', { name: 'Incident Not Found' }).waitFor()
  }
  await page.getByRole('link', { name: 'Go to the incidents' }).click()
  await page.getByRole('heading', { name: 'Incidents (Operations)' }).waitFor()
  await page.context().close()
})

test.each(['denim', 'onyx'] as const)(
  'axe has no serious finding on the list and its screens in %s',
  async (theme) => {
    const page = await open('ann', LIST, { theme, viewport: 'medium' })
    await rowNames(page)
    await page.getByRole('button', { name: 'Export List' }).click()
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(new URL(`${LIST}?search=nothing-like-that`, stage.url).href)
    await page.getByRole('button', { name: 'Clear filters' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(new URL('/operations/incident-collaboration/nowhere', stage.url).href)
    await page.getByRole('heading', { name: 'Page Not Found' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()
  },
)

test('the list is used without a mouse, and too narrow a window says so', async () => {
  const page = await open('ann', LIST)
  await rowNames(page)
  await page.getByRole('link', { name: 'Skip to the page' }).focus()
  await page.keyboard.press('Enter')
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate('document.activeElement.textContent')) === 'Name') break
  }
  await page.keyboard.press('Enter')
  await page.locator('th[aria-sort=ascending]').getByText('Name').waitFor()
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Name')
  await page.setViewportSize({ width: 768, height: 800 })
  await page.getByText('These pages need a wider window.').waitFor()
  expect(await page.locator('table').isVisible()).toBe(false)
  await page.setViewportSize({ width: 769, height: 800 })
  await page.locator('table').waitFor()
  await page.context().close()
})

test('another’s new incident is offered, and shown when that is wanted', async () => {
  const page = await open('bob', LIST)
  await range(page, '1 - 15 of 17 total')
  const ann = await stage.as('ann')
  await start(ann, 'Just now')
  await page.getByRole('button', { name: '1 new, show' }).click({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Just now' }).waitFor()
  await Promise.all([page.context().close(), ann.context().close()])
})
