import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

import { root } from '../../build/paths.ts'
import { entry, joinFromList, openSidebar, startFromSidebar, tab } from '../browser/sidebar-steps.ts'
import { Stage } from '../browser/stage.ts'
import { openTestPostgres } from '../support/test-postgres.ts'

/** Pictures of the running product for the README: `make pictures` plays one short scene and takes them on the way. */

const folder = join(root, 'docs', 'pictures')
const NAME = 'Payments answer 502'

const shoot = (page: Page, name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

const tick = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('checkbox', { name: title }).check()
  await page.locator('.post').filter({ hasText: title }).first().waitFor()
}

async function startWithDialog(ann: Page): Promise<void> {
  await openSidebar(ann)
  await ann.getByRole('button', { name: 'Start Incident' }).click()
  await ann.getByRole('dialog', { name: 'Incident Details' }).waitFor()
  await shoot(ann, 'start')
  await ann.keyboard.press('Escape')
  await startFromSidebar(ann, { name: NAME, playbook: 'Service outage' })
  await ann.getByRole('heading', { name: NAME }).last().waitFor()
}

async function joinIncident(bob: Page): Promise<void> {
  await openSidebar(bob)
  await bob.getByText('Team', { exact: true }).click()
  await entry(bob, NAME).waitFor()
  await joinFromList(bob)
}

async function work(ann: Page, bob: Page): Promise<void> {
  await Promise.all([tab(ann, 'Tasks').click(), tab(bob, 'Tasks').click()])
  await tick(bob, 'Confirm that customers are affected')
  await ann.getByRole('button', { name: 'Assignee of “Find out when it began”: No Assignee' }).click()
  await ann.getByRole('option', { name: /@bob/ }).click()
  await ann.getByRole('button', { name: 'Assignee of “Find out when it began”: @bob' }).waitFor()
}

async function update(ann: Page): Promise<void> {
  await ann.getByRole('button', { name: 'Update Status' }).click()
  const window = ann.getByRole('dialog', { name: 'Update Status' })
  await window.getByLabel('Status', { exact: true }).selectOption('Active')
  await window
    .getByLabel('Change since last update')
    .fill('The gateway is **rolled back** in one of two regions. Error rate is falling, from 31 % to 4 %.')
  await shoot(ann, 'status-update')
  await window.getByRole('button', { name: 'Update Status' }).click()
  await window.waitFor({ state: 'detached' })
  const toast = ann.getByText('The status update was posted.')
  await toast.waitFor()
  await ann.getByRole('button', { name: 'Dismiss' }).click()
  await toast.waitFor({ state: 'detached' })
}

async function play(stage: Stage): Promise<void> {
  const ann = await stage.as('ann')
  const bob = await stage.as('bob', { theme: 'onyx' })
  await startWithDialog(ann)
  await joinIncident(bob)
  await work(ann, bob)
  await update(ann)
  await bob.getByText('Active', { exact: true }).last().waitFor()
  await shoot(ann, 'tasks')
  await tab(bob, 'Summary').click()
  await bob.locator('#rhsContainer dd').getByText('rolled back').waitFor()
  await shoot(bob, 'summary-dark')
  await tab(ann, 'Timeline').click()
  await ann.getByText('posted a status update').last().waitFor()
  await shoot(ann, 'timeline')
}

const postgres = await openTestPostgres()
await mkdir(folder, { recursive: true })
const stage = await Stage.open()
try {
  await play(stage)
} finally {
  await stage.close()
  await postgres.close()
}
