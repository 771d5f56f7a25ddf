/** Pictures of the running product for the README: `make pictures` plays one short scene and takes them on the way. */
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { API_BASE, routes } from '../../server/contract/routes.ts'
import { entry, joinFromList, openSidebar, startFromSidebar, tab } from '../browser/sidebar-steps.ts'
import { openTestPostgres } from '../support/test-postgres.ts'
import { folder, Studio } from './studio.ts'

/** In the middle of a minute: the words before keep their distance to a few milliseconds. */
const LAST_WORDS = new Date('2026-03-02T10:54:30Z')
const NAME = 'Payments answer 502'

interface Cast {
  readonly studio: Studio
  readonly ann: Page
  readonly bob: Page
}

/** What else goes on in the team. */
async function startOthers(studio: Studio): Promise<void> {
  const eve = await studio.visitor('eve')
  const teams = (await eve.get('/api/v4/users/me/teams')) as readonly { id: string; name: string }[]
  const team_id = teams.find(({ name }) => name === 'operations')?.id
  for (const name of ['Search is slow in the shop', 'Mails arrive twice']) {
    const path = `/plugins/incident-collaboration${API_BASE}${routes.incidents}`
    const order = { name, team_id, commander_user_id: eve.id }
    const answer = await eve.ask('POST', path, order, { 'Content-Type': 'application/json' })
    if (answer.status !== 201) throw new Error(`${name} was not started: ${await answer.text()}`)
  }
}

async function start({ studio, ann }: Cast): Promise<void> {
  await openSidebar(ann)
  await ann.getByRole('button', { name: 'Start Incident' }).click()
  const dialog = ann.getByRole('dialog', { name: 'Incident Details' })
  await dialog.getByLabel(/^Playbook/).selectOption({ label: 'Service outage' })
  await dialog.getByLabel(/^Incident Name/).fill(NAME)
  await studio.shoot(ann, 'start')
  await ann.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await startFromSidebar(ann, { name: NAME, playbook: 'Service outage' })
  await ann.getByRole('heading', { name: NAME }).last().waitFor()
}

async function findInList({ studio, bob }: Cast): Promise<void> {
  await openSidebar(bob)
  await bob.getByText('Team', { exact: true }).click()
  await entry(bob, NAME).waitFor()
  await studio.shoot(bob, 'list')
  await entry(bob, NAME).click()
  await joinFromList(bob)
  await bob.locator('#channelHeaderTitle').getByText(NAME).waitFor()
}

async function tick(page: Page, title: string): Promise<void> {
  await page.getByRole('checkbox', { name: title }).check()
  await page.locator('.post').filter({ hasText: title }).first().waitFor()
}

async function work({ ann, bob }: Cast): Promise<void> {
  await Promise.all([tab(ann, 'Tasks').click(), tab(bob, 'Tasks').click()])
  await tick(bob, 'Confirm that customers are affected')
  await ann.getByRole('button', { name: 'Assignee of “Find out when it began”: No Assignee' }).click()
  await ann.getByRole('option', { name: /@bob/ }).click()
  await ann.getByRole('button', { name: 'Assignee of “Find out when it began”: @bob' }).waitFor()
  await ann.locator('.post').filter({ hasText: 'changed the assignee' }).waitFor()
}

async function update({ studio, ann }: Cast): Promise<void> {
  await ann.getByRole('button', { name: 'Update Status' }).click()
  const window = ann.getByRole('dialog', { name: 'Update Status' })
  await window.getByLabel('Status', { exact: true }).selectOption('Active')
  await window
    .getByLabel('Change since last update')
    .fill('The gateway is **rolled back** in one of two regions. Error rate is falling, from 31 % to 4 %.')
  await studio.shoot(ann, 'status-update')
  await window.getByRole('button', { name: 'Update Status' }).click()
  await window.waitFor({ state: 'detached' })
  const toast = ann.getByText('The status update was posted.')
  await toast.waitFor()
  await ann.getByRole('button', { name: 'Dismiss' }).click()
  await toast.waitFor({ state: 'detached' })
}

async function lookAround({ studio, ann, bob }: Cast): Promise<void> {
  await bob.getByText('Active', { exact: true }).last().waitFor()
  await studio.shoot(ann, 'tasks')
  await studio.shoot(bob, 'tasks-dark')
  await tab(bob, 'Summary').click()
  await bob.locator('#rhsContainer dd').getByText('rolled back').waitFor()
  await studio.shoot(bob, 'summary-dark')
  await tab(ann, 'Timeline').click()
  await ann.getByText('posted a status update').last().waitFor()
  await studio.shoot(ann, 'timeline')
}

async function lookAtPages({ studio, ann, bob }: Cast): Promise<void> {
  const page = (path: string) => `${studio.stage.url}/operations/incident-collaboration${path}`
  await ann.goto(page('/incidents'))
  await ann.getByRole('link', { name: NAME }).waitFor()
  await studio.shoot(ann, 'incidents')
  await ann.getByRole('link', { name: NAME }).click()
  await ann.getByText('rolled back').waitFor()
  await ann.getByText('Bob Berger').waitFor()
  await studio.shoot(ann, 'details')
  await bob.goto(page('/playbooks'))
  await bob.getByRole('link', { name: 'Service outage' }).click()
  await bob.getByRole('heading', { name: 'Service outage' }).waitFor()
  await studio.shoot(bob, 'playbook-dark')
}

async function play(studio: Studio): Promise<void> {
  await studio.later(187)
  await startOthers(studio)
  await studio.later(6)
  const cast = { studio, ann: await studio.as('ann', 'denim'), bob: await studio.as('bob', 'onyx') }
  await start(cast)
  await studio.later(3)
  await findInList(cast)
  await studio.later(2)
  await work(cast)
  await studio.later(9)
  await update(cast)
  await studio.later(1)
  await lookAround(cast)
  await lookAtPages(cast)
}

const postgres = await openTestPostgres()
process.env['TEST_DATABASE_URL'] = postgres.url
await mkdir(folder, { recursive: true })
const studio = await Studio.open(LAST_WORDS)
try {
  await play(studio)
} finally {
  await studio.close()
  await postgres.close()
}
