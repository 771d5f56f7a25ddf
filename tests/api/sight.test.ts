import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import { AppError } from '../standin/plugin-host/app-error.ts'
import { list } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { askStatus, postStatus } from '../support/status.ts'
import { updatesOf } from '../support/told.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
})
beforeEach(async () => {
  incident = await start()
})
afterAll(() => ops.product.close())

const start = async (given = {}): Promise<Incident> =>
  ops.ann.start({
    name: 'Payments answer 502',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(given),
  })

const at = (pattern: string, of = incident): string =>
  pathOf(pattern, { id: of.id, task_id: of.checklists[0]?.items[0]?.id ?? '' })

const get = (person: Person, pattern: string, of = incident) =>
  person.ask({ method: 'GET', path: at(pattern, of) })

/** One of each kind. */
async function changeAll(person: Person, of: Incident): Promise<number[]> {
  const taskId = of.checklists[0]?.items[0]?.id ?? ''
  const answers = [
    await person.setTask(of.id, taskId, 'closed'),
    await person.ask({ method: 'PATCH', path: at(routes.incident, of), body: { description: 'Known.' } }),
    await person.ask({
      method: 'POST',
      path: at(routes.commander, of),
      body: { commander_id: person.id },
    }),
    await askStatus(person, of),
  ]
  return answers.map(({ status }) => status)
}

test('A-241 V-2: whoever joins the channel of a public incident by browsing may change everything of it', async () => {
  const before = await changeAll(ops.eve, incident)
  expect(before).toEqual([403, 403, 403, 403])
  await ops.product.world.joinChannel(incident.channel_id, ops.eve.id)
  expect(await changeAll(ops.eve, incident)).toEqual([200, 200, 200, 200])
  expect(await ops.eve.read(incident.id)).toMatchObject({ can_edit: true, commander_user_id: ops.eve.id })
})

test('A-241 V-2: a private one is entered by invitation, or as an administrator', async () => {
  const secret = await start({ createPublicIncident: false })
  expect(await changeAll(ops.bob, secret)).toEqual([404, 404, 404, 404])
  await ops.product.world.joinChannel(secret.channel_id, ops.bob.id, ops.ann.id)
  expect(await changeAll(ops.bob, secret)).toEqual([200, 200, 200, 200])
  await ops.product.world.joinChannel(secret.channel_id, ops.ada.id)
  expect(await changeAll(ops.ada, secret)).toEqual([200, 200, 200, 200])
})

test('A-243 V-3: whoever stands outside reads how a public incident is, and can change nothing', async () => {
  await postStatus(ops.ann, incident, { message: 'The gateway is **down**.', description: 'Since noon.' })
  expect(await ops.eve.read(incident.id)).toMatchObject({
    can_edit: false,
    description: 'Since noon.',
    current_status: 'Active',
    webhook_on_creation_url: '',
  })
  const { body } = await get(ops.eve, routes.statusUpdates)
  expect(body).toMatchObject({ items: [{ message: 'The gateway is **down**.', author_user_id: ops.ann.id }] })
  for (const pattern of [routes.timeline, routes.participants, routes.metadata]) {
    expect(await get(ops.eve, pattern)).toMatchObject({ status: 200 })
  }
})

test('A-243: of a private one whoever stands outside reads only the broadcast', async () => {
  const everybody = await ops.product.world.addChannel(ops.teamId, `news-${incident.id.slice(0, 8)}`)
  const secret = await start({ createPublicIncident: false, broadcastChannelId: everybody })
  await postStatus(ops.ann, secret, { message: 'The gateway is down.' })
  await ops.product.settled()
  const { rows } = await ops.product.database.pool.query<{ message: string }>(
    `select message from posts where channelid = $1 and type = ''`,
    [everybody],
  )
  expect(rows.map(({ message }) => message).join()).toContain('The gateway is down.')
  for (const pattern of [routes.incident, routes.statusUpdates, routes.timeline, routes.participants]) {
    expect(await get(ops.eve, pattern, secret)).toMatchObject({ status: 404 })
  }
  const { items } = await list(ops.eve, { team_id: ops.teamId })
  expect(items.map(({ id }) => id)).not.toContain(secret.id)
})

test('A-252: whoever was away reads all that happened, and can tell that something did', async () => {
  const { headers } = await get(ops.ann, routes.incident)
  const held = await ops.ann.read(incident.id)
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
  await changeAll(ops.bob, incident)
  const [, gone] = incident.checklists[0]?.items ?? []
  await ops.bob.ask({
    method: 'DELETE',
    path: pathOf(routes.task, { id: incident.id, task_id: gone?.id ?? '' }),
  })

  const again = await ops.ann.ask({
    method: 'GET',
    path: at(routes.incident),
    headers: { 'If-None-Match': headers['etag'] ?? '' },
  })
  expect(again).toMatchObject({
    status: 200,
    body: { version: held.version + 5, description: 'Known.', commander_user_id: ops.bob.id, num_tasks: 2 },
  })
  const since = String(held.update_at + 1)
  const changed = await list(ops.ann, { team_id: ops.teamId, since })
  expect(changed.items.map(({ id }) => id)).toContain(incident.id)
  // Each of them had an event of its own, without a gap.
  const versions = (await updatesOf(ops, incident)).map(({ version }) => version)
  expect(versions).toEqual(versions.map((_, index) => held.version + 1 + index))
})

test('A-124 P-04: a title of Markdown, links and 256 characters is shown as typed, in one readable line', async () => {
  const mark = '# **all** ~town-square @here [x](http://y) `z` '
  const title = mark + 'x'.repeat(256 - mark.length)
  const checklists = [{ title: 'Triage', tasks: [{ title, description: '', command: '' }] }]
  const odd = await start({ checklists })
  expect(odd.checklists[0]?.items[0]?.title).toBe(title)
  await ops.ann.setTask(odd.id, odd.checklists[0]?.items[0]?.id ?? '', 'closed')
  await ops.product.settled()

  const { rows } = await ops.product.database.pool.query<{ message: string }>(
    `select message from posts join bots using (userid) where channelid = $1 order by posts.createat desc limit 1`,
    [odd.channel_id],
  )
  const post = rows[0]?.message ?? ''
  const shown = post.replaceAll(/\\(?=[^\w\s])|\u2060/g, '')
  expect(shown).toBe(`**ann** checked off **${title}**`)
  expect(post).not.toMatch(/(?:^|\s)(?:@here|~town-square)|\n/)
  const where = { teamId: ops.teamId, channelId: odd.channel_id }
  const [info = ''] = await ops.ann.types('/incident info', where)
  const line = info.split('\n').find((one) => one.startsWith('- ')) ?? ''
  expect(line.replaceAll(/\\(?=[^\w\s])|\u2060/g, '')).toContain(title)
})

test('a change is stored although the host refuses the post about it', async () => {
  const error = new AppError({ id: 'api.post.create_post.refused', statusCode: 403 })
  await ops.product.settled()
  ops.product.faults.plan('CreatePost', { kind: 'fail', error })
  expect(
    (await ops.ann.setTask(incident.id, incident.checklists[0]?.items[0]?.id ?? '', 'closed')).status,
  ).toBe(200)
  await ops.product.settled()
  expect(await ops.ann.read(incident.id)).toMatchObject({ num_tasks_closed: 1, version: 2 })
  ops.product.faults.forget()
})
