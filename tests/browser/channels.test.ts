import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

let stage: Stage
let boss: Page
let eve: Page

beforeAll(async () => {
  stage = await Stage.open()
}, 120_000)
afterAll(() => stage.close())
beforeEach(async () => {
  boss = await stage.as('sysadmin')
  eve = await stage.as('eve')
})
afterEach(() => Promise.all([boss.context().close(), eve.context().close()]))

/** Makes a channel of that name as the administrator, who is then in it. */
async function makeChannel(name: string): Promise<void> {
  await boss.getByRole('button', { name: 'Browse or create channels' }).click()
  await boss.getByRole('menuitem', { name: 'Create new channel' }).click()
  await boss.getByLabel('Channel name').fill(name)
  await boss.getByRole('button', { name: 'Create channel', exact: true }).click()
  await boss.locator('#channelHeaderTitle').filter({ hasText: name }).waitFor()
}

async function joinByBrowsing(name: string): Promise<void> {
  await eve.getByRole('button', { name: 'Find channel' }).click()
  await eve.getByRole('dialog').getByRole('button', { name }).click()
  await eve.locator('#channelHeaderTitle').filter({ hasText: name }).waitFor()
}

const titleOf = (page: Page, name: string) => page.locator('#channelHeaderTitle').filter({ hasText: name })

async function choose(page: Page, entry: string): Promise<void> {
  await page.locator('#channelHeaderDropdownButton').click()
  await page.getByRole('menuitem', { name: entry }).click()
}

test('a channel is found by browsing, renamed, archived and restored before the eyes of its members', async () => {
  await makeChannel('Printer')
  await joinByBrowsing('Printer')
  await choose(boss, 'Rename Channel')
  await boss.getByLabel('Display Name').fill('Broken printer')
  await boss.getByRole('button', { name: 'Save' }).click()
  await titleOf(eve, 'Broken printer').waitFor()
  await choose(boss, 'Archive Channel')
  await boss.getByRole('button', { name: 'Archive', exact: true }).click()
  await eve.getByText('You are viewing an archived channel.').waitFor()
  expect(await eve.getByRole('textbox').count()).toBe(0)
  await choose(boss, 'Unarchive Channel')
  await boss.getByRole('button', { name: 'Unarchive', exact: true }).click()
  await eve.getByLabel('Write to Broken printer').waitFor()
})

test('a channel that becomes private shows its lock; who is removed from it stands in the main channel', async () => {
  await makeChannel('Merger')
  await joinByBrowsing('Merger')
  await choose(boss, 'Convert to Private Channel')
  await boss.getByRole('button', { name: 'Convert', exact: true }).click()
  await eve.getByRole('link', { name: 'Merger private channel' }).waitFor()
  await boss.getByRole('button', { name: '2 members' }).click()
  await boss.getByRole('button', { name: 'Options for eve' }).click()
  await boss.getByRole('menuitem', { name: 'Remove from channel' }).click()
  await titleOf(eve, 'Town Square').waitFor()
  expect(await eve.getByRole('link', { name: /^Merger/ }).count()).toBe(0)
})

test('people are added to a channel, and leave it by its menu', async () => {
  await makeChannel('Lunch')
  await choose(boss, 'Add Members')
  await boss.getByLabel('Search for people').fill('ev')
  await boss.getByRole('button', { name: /Eve Ellis/ }).click()
  await boss.getByText('Added', { exact: true }).waitFor()
  await eve.getByRole('link', { name: /^Lunch/ }).click()
  await choose(eve, 'Leave Channel')
  await titleOf(eve, 'Town Square').waitFor()
  expect(await eve.getByRole('link', { name: /^Lunch/ }).count()).toBe(0)
})

test('a channel is a favourite, is muted and stands in a category of one’s own', async () => {
  const row = eve.locator('.SidebarChannel').filter({ hasText: 'Off-Topic' })
  const chooseInRow = async (entry: string) => {
    await row.hover()
    await row.getByRole('button', { name: 'Off-Topic options' }).click()
    await eve.getByRole('menuitem', { name: entry }).click()
  }
  const group = (name: string) => eve.getByRole('region', { name }).getByRole('link', { name: /^Off-Topic/ })
  await chooseInRow('Favorite')
  await group('Favorites').waitFor()
  await chooseInRow('Move to new category')
  await eve.getByLabel('Name your category').fill('Quiet')
  await eve.getByRole('button', { name: 'Create', exact: true }).click()
  await group('Quiet').waitFor()
  await chooseInRow('Mute Channel')
  await eve.locator('.SidebarLink.muted').waitFor()
  await eve.reload()
  await group('Quiet').waitFor()
  expect(await eve.locator('.SidebarLink.muted').innerText()).toContain('Off-Topic')
})

test('who leaves the team stands in another one, and comes back by an invitation', async () => {
  await eve.getByRole('button', { name: 'Operations team menu' }).click()
  await eve.getByRole('menuitem', { name: 'Leave team' }).click()
  await eve.getByRole('button', { name: 'Leave', exact: true }).click()
  await eve.getByRole('button', { name: 'Product team menu' }).waitFor()
  await boss.getByRole('button', { name: 'Operations team menu' }).click()
  await boss.getByRole('menuitem', { name: 'Invite people' }).click()
  await boss.getByLabel('Search for people').fill('eve')
  await boss.getByRole('button', { name: /Eve Ellis/ }).click()
  await eve.getByRole('link', { name: 'Operations' }).click()
  await titleOf(eve, 'Town Square').waitFor()
})

test('a deactivated account is put out, and let in again', async () => {
  await boss.getByRole('button', { name: 'Operations team menu' }).click()
  await boss.getByRole('menuitem', { name: 'System Console' }).click()
  await boss.getByRole('button', { name: 'Deactivate eve' }).click()
  await eve.getByRole('heading', { name: 'Who are you?' }).waitFor()
  expect(await eve.getByRole('button', { name: /^Eve/ }).count()).toBe(0)
  await boss.getByRole('button', { name: 'Activate eve' }).click()
  await boss.getByRole('button', { name: 'Deactivate eve' }).waitFor()
  expect(await seriousFindings(boss)).toEqual([])
})
