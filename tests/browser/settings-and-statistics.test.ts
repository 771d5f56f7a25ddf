import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { callHost, callPlugin } from './call-host.ts'
import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

const PAGES = 'operations/incident-collaboration'
const CONSOLE = 'admin_console/plugins/plugin_incident-collaboration'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
  const ann = await stage.as('ann')
  const { id: team_id } = await callHost<{ id: string }>(ann, 'GET', '/teams/name/operations')
  const { id: commander_user_id } = await callHost<{ id: string }>(ann, 'GET', '/users/me')
  for (const name of ['Payments answer 502', 'Search is slow'])
    await callPlugin(ann, 'POST', '/incidents', { name, team_id, commander_user_id })
  await ann.context().close()
}, 120_000)
afterAll(() => stage.close())

type Look = Parameters<Stage['as']>[1]

/** One of our pages as somebody sees it who begins with it. */
async function open(username: string, path: string, look: Look = {}): Promise<Page> {
  const page = await stage.as(username, look)
  await page.goto(`${stage.url}/${path}`)
  return page
}

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const withoutPlaybook = (page: Page) => page.getByRole('switch', { name: /without a playbook/ })

test('A-201, A-203: the figures of a team are a page to begin with; counters lead to the list, graphs are walked', async () => {
  const page = await open('ann', `${PAGES}/stats`)
  await page.getByRole('heading', { name: 'Statistics (Operations)' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/${PAGES}/statistics`)
  expect(await page.title()).toBe('Statistics - Incident Collaboration')

  const graph = page.getByRole('slider', { name: 'Ongoing incidents by day' })
  await graph.focus()
  expect(await graph.getAttribute('aria-valuetext')).toMatch(/\n2 incidents$/)
  await page.keyboard.press('Home')
  expect(await graph.getAttribute('aria-valuetext')).toMatch(/\n0 incidents$/)
  await page.getByRole('button', { name: 'Show as table: Ongoing incidents by day' }).click()
  expect(await page.getByRole('row').nth(1).innerText()).toMatch(/2 incidents/)

  await page.getByRole('link', { name: '2', exact: true }).click()
  await page.getByRole('link', { name: 'Search is slow' }).waitFor()
  expect(page.url()).toContain('/incidents?status=Reported')
  await page.goBack()
  await page.getByText('Total Active Participants').waitFor()
  await page.context().close()
})

test('A-001, A-206, A-207: page and System Console show the same settings, each saved in its own way', async () => {
  const settings = await open('sysadmin', `${PAGES}/settings`)
  const console_ = await open('sysadmin', CONSOLE)
  const teams = group(console_, 'Teams')
  expect(await teams.getByRole('radio', { name: 'All teams' }).isChecked()).toBe(true)
  const save = console_.getByRole('button', { name: 'Save' })
  expect(await save.isDisabled()).toBe(true)

  await withoutPlaybook(settings).click()
  await settings.getByText('Saved.').waitFor()
  await console_.locator('[role=switch]:not(:checked)').waitFor()

  await teams.getByRole('radio', { name: 'Selected teams' }).click()
  await save.click()
  await console_.getByText('The settings were not saved. Teams: Choose at least one team.').waitFor()
  await addTeams(console_, ['Product', 'Operations'])
  await console_.getByRole('button', { name: 'Cancel' }).click()
  await teams.getByRole('radio', { name: 'All teams', checked: true }).waitFor()

  await teams.getByRole('radio', { name: 'Selected teams' }).click()
  await addTeams(console_, ['Product', 'Operations'])
  await teams.getByRole('button', { name: 'Remove Product' }).click()
  await save.click()
  await group(settings, 'Teams').getByText('Operations').waitFor()
  expect(await save.isDisabled()).toBe(true)
  expect(await callPlugin(settings, 'GET', '/settings')).toMatchObject({ start_without_playbook: false })

  await group(settings, 'Teams').getByRole('radio', { name: 'All teams' }).click()
  await teams.getByRole('radio', { name: 'All teams', checked: true }).waitFor()
  await Promise.all([settings.context().close(), console_.context().close()])
})

async function addTeams(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await group(page, 'Teams').getByRole('button', { name: 'Add a team' }).click()
    await page.getByRole('combobox').fill(name)
    await page.getByRole('option', { name }).click()
  }
}

test('A-204: who may create playbooks is listed without a mouse, and read by others', async () => {
  const page = await open('sysadmin', `${PAGES}/settings`)
  const creation = group(page, 'Playbook creation')
  await creation.getByRole('radio', { name: 'Everyone' }).focus()
  await page.keyboard.press('ArrowDown')
  await creation.getByText('@sysadmin').waitFor()
  await creation.getByRole('button', { name: 'Add a person' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('bob')
  await page.getByRole('option').first().filter({ hasText: '@bob' }).waitFor()
  await page.keyboard.press('Enter')
  await creation.getByRole('button', { name: 'Remove @bob' }).waitFor()
  await page.getByText('Saved.').waitFor()

  const bob = await open('bob', `${PAGES}/settings`)
  await group(bob, 'Playbook creation').getByText('@sysadmin').waitFor()
  expect(await withoutPlaybook(bob).isDisabled()).toBe(true)
  expect(await group(bob, 'Webhooks').count()).toBe(0)
  await Promise.all([page.context().close(), bob.context().close()])
})

test('A-208: messages about assignments are switched off in the host’s Settings window', async () => {
  const page = await stage.as('ann')
  const path = '/users/me/preferences'
  expect(await callPlugin(page, 'GET', path)).toEqual({ assignment_messages: true })
  await page.locator('#account-menu-header').click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page.getByRole('tab', { name: 'Incident Collaboration' }).click()
  await page.getByRole('radio', { name: 'Off' }).click()
  await page.getByText('Your choice is saved.').waitFor()
  expect(await callPlugin(page, 'GET', path)).toEqual({ assignment_messages: false })
  await page.context().close()
})

test.each([
  ['denim', 'wide'],
  ['onyx', 'medium'],
] as const)(
  'A-265: axe has no serious finding on these pages in %s, %s',
  async (theme, viewport) => {
    const page = await open('sysadmin', `${PAGES}/statistics`, { theme, viewport })
    await page.getByRole('slider').first().focus()
    expect(await seriousFindings(page)).toEqual([])
    // Mattermost shows its console in its first theme, whatever the person's is.
    for (const path of [`${PAGES}/settings`, ...(theme === 'denim' ? [CONSOLE] : [])]) {
      await page.goto(`${stage.url}/${path}`)
      await group(page, 'Teams').getByRole('radio', { name: 'Selected teams' }).click()
      if (path === CONSOLE) await page.getByRole('button', { name: 'Save' }).click()
      await group(page, 'Teams').getByRole('alert').waitFor()
      expect([path, await seriousFindings(page)]).toEqual([path, []])
    }
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
    await page.context().close()
  },
  60_000,
)

test('the stand-in has every endpoint that these pages ask for', () => {
  expect(stage.unknown).toEqual([])
})
