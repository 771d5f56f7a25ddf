import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { callHost, callPlugin } from './call-host.ts'
import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

const LONG = 'A name as long as a name may be, so that it cannot fit one line'

interface Started {
  readonly id: string
  readonly checklists: readonly { readonly items: readonly { readonly id: string }[] }[]
}

let stage: Stage
let ann: Page
let incident: Started

/** An incident of ann's with tasks, two of them done, and one status update. */
beforeAll(async () => {
  stage = await Stage.open()
  ann = await stage.as('ann')
  const team = await callHost<{ id: string }>(ann, 'GET', '/teams/name/operations')
  const me = await callHost<{ id: string }>(ann, 'GET', '/users/me')
  const list = await callPlugin<{ items: Started[] }>(ann, 'GET', `/playbooks?team_id=${team.id}`)
  const body = { name: LONG, team_id: team.id, commander_user_id: me.id, playbook_id: list.items[0]?.id }
  incident = await callPlugin<Started>(ann, 'POST', '/incidents', body)
  const tasks = incident.checklists.flatMap(({ items }) => items)
  for (const { id } of tasks.slice(0, 2))
    await callPlugin(ann, 'PUT', `/incidents/${incident.id}/tasks/${id}/state`, { new_state: 'closed' })
  await post('We **are** looking.')
}, 180_000)
afterAll(() => stage.close())

const post = (message: string) =>
  callPlugin(ann, 'POST', `/incidents/${incident.id}/status`, {
    status: 'Active',
    message,
    description: '### Impact\nNobody can pay.',
  })

/** The incident's page as the first one of a session. */
async function open(person: string, look: Parameters<Stage['as']>[1] = {}, tab = ''): Promise<Page> {
  const page = await stage.as(person, look)
  await page.goto(
    new URL(`/operations/incident-collaboration/incidents/${incident.id}${tab}`, stage.url).href,
  )
  await page.getByRole('heading', { level: 1, name: LONG }).waitFor()
  return page
}

const section = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

test('A-163, A-169: somebody outside reads it all, writes to the commander and goes to the channel', async () => {
  const eve = await open('eve')
  expect(new URL(eve.url()).pathname).toMatch(/overview$/)
  await section(eve, 'Description').getByText('Nobody can pay.').waitFor()
  await section(eve, 'Updates').locator('strong').getByText('are', { exact: true }).waitFor()
  expect(await eve.getByRole('button', { name: 'Update Status' }).count()).toBe(0)
  await section(eve, 'Participants (1)').getByRole('button', { name: 'Message @ann' }).click()
  await eve.waitForURL(/\/operations\/messages\//)
  await eve.goBack()
  await eve.getByRole('button', { name: 'Go to Channel' }).click()
  await eve.locator('#channelHeaderTitle').getByText(LONG).waitFor()
  await eve.context().close()
})

test('P-83, A-168: a member sees updates and ticks without a reload', async () => {
  const page = await open('ann')
  const graph = page.getByRole('slider', { name: 'Task Completion' })
  await graph.locator('circle').nth(1).waitFor()
  expect(await graph.locator('circle').count()).toBe(2)
  await post('It was the disk.')
  await section(page, 'Updates').getByText('It was the disk.').waitFor()
  const [, , third] = incident.checklists.flatMap(({ items }) => items)
  await callPlugin(ann, 'PUT', `/incidents/${incident.id}/tasks/${third?.id}/state`, { new_state: 'closed' })
  await graph.locator('circle').nth(2).waitFor()
  await page.context().close()
})

test('A-167, A-263: the graph is walked through and turned into a table without a mouse', async () => {
  const page = await open('ann')
  const table = page.getByRole('button', { name: /^Show as table/ })
  await table.focus()
  await page.keyboard.press('Tab')
  const value = () => page.evaluate<string>('document.activeElement.getAttribute("aria-valuetext")')
  const first = await value()
  await page.keyboard.press('ArrowDown')
  expect(await value()).not.toBe(first)
  expect(await value()).toContain('after the completion before it')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  expect(await section(page, 'Task Completion').getByRole('row').count()).toBeGreaterThan(5)
  await page.context().close()
})

test('A-170, A-171: the messages and the record are saved as files', async () => {
  const page = await open('ann')
  const [messages] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export Incident Channel' }).click(),
  ])
  expect(messages.suggestedFilename()).toMatch(/\.csv$/)
  await page.getByRole('button', { name: 'Download Record' }).click()
  const [record] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Markdown' }).click(),
  ])
  expect(record.suggestedFilename()).toMatch(/\.md$/)
  await page.context().close()
})

test.each([
  ['denim', 'wide'],
  ['onyx', 'medium'],
] as const)(
  'A-265: axe has no serious finding in %s, %s, and nothing is wider than the window',
  async (theme, viewport) => {
    for (const [tab, part] of [
      ['/overview', 'Task Completion'],
      ['/retrospective', 'Report'],
    ] as const) {
      const page = await open('ann', { theme, viewport }, tab)
      await section(page, part).waitFor()
      expect([tab, await seriousFindings(page)]).toEqual([tab, []])
      const isTooWide =
        'document.querySelector("main").scrollWidth > document.querySelector("main").clientWidth'
      expect(await page.evaluate(isTooWide)).toBe(false)
      await page.context().close()
    }
  },
  60_000,
)

test('A-176, A-177: a report is written, kept over a reload, and published once', async () => {
  const page = await open('ann', {}, '/retrospective')
  const report = section(page, 'Report')
  await report.getByRole('button', { name: 'Edit' }).click()
  await report.getByRole('textbox', { name: 'Report' }).fill('### Summary\nThe disk was full.')
  await report.getByRole('button', { name: 'Save' }).click()
  await report.getByRole('button', { name: 'Publish' }).waitFor()
  await page.reload()
  await report.getByText('The disk was full.').waitFor()
  await report.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await report.getByText('Published', { exact: true }).waitFor()
  expect(await report.getByRole('button', { name: 'Edit' }).count()).toBe(0)
  await page.context().close()
})
