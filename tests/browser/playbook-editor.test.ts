import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { callHost, callPlugin } from './call-host.ts'
import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await Stage.open()
}, 120_000)
afterAll(() => stage.close())
afterEach(() => page.context().close())

async function open(path: string, look: Parameters<Stage['as']>[1] = {}): Promise<void> {
  page = await stage.as('ann', look)
  await page.goto(`${stage.url}/operations/incident-collaboration/playbooks/${path}`)
  await page.getByRole('textbox', { name: 'Name of the playbook' }).waitFor()
}

const taskNames = () =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('input[aria-label="Name of the task"]')].map((input) => input.value)`,
  )
const focusedName = () =>
  page.evaluate<string>(
    'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent',
  )

test('A-180, A-196: a playbook is written without a mouse, saved, and is there again', async () => {
  await open('new')
  await page.getByRole('textbox', { name: 'Name of the playbook' }).focus()
  await page.keyboard.type('Fire')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Name of the task' }).focus()
  await page.keyboard.type('Call the fire brigade')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Leave the house')
  await page.keyboard.press('Escape')
  expect(await taskNames()).toEqual(['Call the fire brigade', 'Leave the house'])
  await page.getByRole('tab', { name: 'Tasks' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('switch', { name: 'Send a welcome message' }).press('Space')
  const welcome = page.getByRole('textbox', { name: 'Welcome message' })
  await welcome.fill(' ')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await page.getByText('Enter a welcome message, or switch it off.').waitFor()
  await welcome.fill('Welcome to the fire.')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await page.getByText('“Fire” was saved.').waitFor()
  await page.getByRole('link', { name: 'Fire' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name of the task' }).first().waitFor()
  expect(await taskNames()).toEqual(['Call the fire brigade', 'Leave the house'])
  await page.goto(`${page.url()}#automation`)
  await page.reload()
  expect(await page.getByRole('textbox', { name: 'Welcome message' }).inputValue()).toBe(
    'Welcome to the fire.',
  )
})

test('A-188: tasks move by keyboard and by dragging, within a checklist and into another one', async () => {
  await open('new?template=incident-collaboration')
  const handle = page.getByRole('button', { name: 'Move “Decide who does what”' })
  await handle.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByText('Decide who does what is now at position 1 of 4 in Investigation.').waitFor()
  expect(await focusedName()).toBe('Move “Decide who does what”')
  const names = await taskNames()
  expect(names.indexOf('Decide who does what')).toBe(9)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  expect(await taskNames()).toEqual(names)

  const box = async (name: string) => {
    const place = await page.getByRole('button', { name: `Move “${name}”` }).boundingBox()
    if (!place) throw new Error(`There is no handle of ${name}.`)
    return { x: place.x + place.width / 2, y: place.y + place.height / 2 }
  }
  await page.getByRole('button', { name: 'Move “Decide on a fix or workaround”' }).scrollIntoViewIfNeeded()
  const from = await box('List possible causes and how to test them')
  const to = await box('Decide on a fix or workaround')
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y + 20, { steps: 4 })
  await page.mouse.move(to.x, to.y + 8, { steps: 10 })
  await page.mouse.up()
  await page
    .getByText(/^List possible causes and how to test them is now at position [34] of 4 in Investigation\.$/)
    .waitFor()
  expect((await taskNames())[10]).toBe('Check recent changes')
})

test('A-189: leaving with changes asks, by the header, by the browser and by the back arrow', async () => {
  await open('new')
  await page.getByRole('link', { name: 'Back to the playbooks' }).click()
  await page.getByRole('link', { name: /^Blank Playbook/ }).click()
  await page.getByRole('textbox', { name: 'Name of the task' }).fill('Something')
  await page.getByRole('link', { name: 'Statistics' }).click()
  await page.getByRole('dialog', { name: 'Confirm Discard' }).getByRole('button', { name: 'Cancel' }).click()
  expect(await taskNames()).toEqual(['Something'])
  await page.goBack()
  await page.getByRole('dialog', { name: 'Confirm Discard' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Back to the playbooks' }).click()
  await page.getByRole('button', { name: 'Discard Changes' }).click()
  await page.getByRole('heading', { level: 1, name: /^Playbooks/ }).waitFor()
})

test('A-244: a private incident with a public channel is warned about at the field', async () => {
  await open('new#preferences')
  await page.getByRole('button', { name: 'Broadcast Channel' }).click()
  await page.getByRole('combobox', { name: 'Search channels' }).fill('town')
  await page.getByText('1 channel', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/^This channel is public/).waitFor()
  await page.getByRole('tab', { name: 'Permissions' }).click()
  await page.getByRole('radio', { name: /^Public/ }).check()
  await page.getByRole('tab', { name: 'Preferences' }).click()
  await page.getByRole('button', { name: 'Broadcast Channel' }).getByText('Town Square').waitFor()
  expect(await page.getByText(/^This channel is public/).count()).toBe(0)
})

test('a playbook of 200 tasks opens and takes what is typed at once', async () => {
  const ann = await stage.as('ann')
  const team = await callHost<{ id: string }>(ann, 'GET', '/teams/name/operations')
  const items = Array.from({ length: 100 }, (_, index) => ({ title: `Step ${index}`, command: '/echo hi' }))
  const checklists = ['One', 'Two'].map((title) => ({ title, items }))
  const body = { team_id: team.id, title: 'Long', checklists }
  const { id } = await callPlugin<{ id: string }>(ann, 'POST', '/playbooks', body)
  await ann.context().close()
  await open(id)
  const last = page.getByRole('textbox', { name: 'Name of the task' }).last()
  const begun = Date.now()
  await last.press('End')
  await page.keyboard.type(' and again and again')
  expect((Date.now() - begun) / 20).toBeLessThan(250)
  expect(await last.inputValue()).toBe('Step 99 and again and again')
})

test.each([
  ['denim', 'wide'],
  ['onyx', 'medium'],
] as const)(
  'A-265: axe has no serious finding in any tab of the editor in %s, %s',
  async (theme, viewport) => {
    await open('new', { theme, viewport })
    await page.getByRole('button', { name: 'Add a Slash Command' }).click()
    for (const name of ['Tasks', 'Preferences', 'Automation', 'Permissions']) {
      await page.getByRole('tab', { name }).click()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect([name, await seriousFindings(page)]).toEqual([name, []])
    }
  },
  60_000,
)
