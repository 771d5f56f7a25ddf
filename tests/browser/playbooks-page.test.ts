import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { callHost, callPlugin } from './call-host.ts'
import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
  const ann = await stage.as('ann')
  const team = await callHost<{ id: string }>(ann, 'GET', '/teams/name/operations')
  for (let number = 1; number <= 15; number++) {
    const title = `Drill ${String(number).padStart(2, '0')}`
    await callPlugin(ann, 'POST', '/playbooks', { team_id: team.id, title })
  }
  await ann.context().close()
}, 120_000)
afterAll(() => stage.close())

async function open(search = '', look: Parameters<Stage['as']>[1] = {}): Promise<Page> {
  const page = await stage.as('ann', look)
  await page.goto(`${stage.url}/operations/incident-collaboration/playbooks${search}`)
  await page.getByRole('row').nth(1).waitFor()
  return page
}

const names = (page: Page) => page.getByRole('row').getByRole('link').allInnerTexts()

test('A-183: found, sorted and paged by keyboard; the same after a reload and by going back', async () => {
  const page = await open()
  await page.getByText('1 - 15 of 16 total').waitFor()
  await page.getByRole('button', { name: 'Next' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('16 - 16 of 16 total').waitFor()
  expect(await names(page)).toEqual(['Service outage'])
  await page.reload()
  await page.getByText('16 - 16 of 16 total').waitFor()
  await page.goBack()
  await page.getByText('1 - 15 of 16 total').waitFor()
  await page.getByRole('button', { name: 'Name' }).press('Enter')
  await page.getByRole('columnheader', { name: 'Name' }).and(page.locator('[aria-sort=descending]')).waitFor()
  await page.getByRole('row').nth(1).getByRole('link', { name: 'Service outage' }).waitFor()
  await page.getByRole('searchbox', { name: 'Search by playbook name' }).fill('DRILL 1')
  await page.getByText('1 - 6 of 6 total').waitFor()
  expect(new URL(page.url()).search).toBe('?search=DRILL+1&direction=desc')
  await page.context().close()
})

test('A-184: the last one of a page is deleted, and the page before shows', async () => {
  const page = await open('?page=2&direction=desc')
  expect(await names(page)).toEqual(['Drill 01'])
  await page.getByRole('button', { name: 'Actions for “Drill 01”' }).press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Confirm Playbook Deletion' })
  await question.getByText('Drill 01').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('“Drill 01” was deleted.').waitFor()
  await page.getByText('1 - 15 of 15 total').waitFor()
  expect(await names(page)).not.toContain('Drill 01')
  await page.context().close()
})

test.each([
  ['denim', 'wide'],
  ['onyx', 'medium'],
] as const)('A-265: axe has no serious finding on the playbooks page in %s, %s', async (theme, viewport) => {
  const page = await open('', { theme, viewport })
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await seriousFindings(page)).toEqual([])
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})
