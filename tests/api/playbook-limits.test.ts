import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { newId } from '../../server/ids.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import { askToCreate, create, edit, read } from '../support/playbooks.ts'

let ops: Operations

beforeAll(async () => {
  ops = await openOperations()
})
afterAll(() => ops.product.close())

const body = (changes: Record<string, unknown> = {}) => ({ team_id: ops.teamId, title: 'Outage', ...changes })
const tasks = (count: number, given: Record<string, unknown> = {}) =>
  Array.from({ length: count }, () => ({ title: 'Look', ...given }))
const checklists = (...sizes: number[]) => sizes.map((size) => ({ title: 'Triage', items: tasks(size) }))
const inTask = (given: Record<string, unknown>) => ({ checklists: [{ title: 'a', items: tasks(1, given) }] })
const repeated = (text: string, count: number): string => text.repeat(count)

/** What just fits, what does not, and where it is told. */
const LIMITS: [
  what: string,
  fits: Record<string, unknown>,
  exceeds: Record<string, unknown>,
  field: string,
][] = [
  ['title', { title: repeated('🔥', 256) }, { title: repeated('x', 257) }, 'title'],
  ['summary', { summary: repeated('ä', 1024) }, { summary: repeated('x', 1025) }, 'summary'],
  ['description', { description: repeated('x', 4096) }, { description: repeated('x', 4097) }, 'description'],
  [
    'update template',
    { reminder_message_template: repeated('x', 16_000) },
    { reminder_message_template: repeated('x', 16_001) },
    'reminder_message_template',
  ],
  [
    'welcome',
    { message_on_join: repeated('x', 4096) },
    { message_on_join: repeated('x', 4097) },
    'message_on_join',
  ],
  [
    'retrospective template',
    { retrospective_template: repeated('x', 50_000) },
    { retrospective_template: repeated('x', 50_001) },
    'retrospective_template',
  ],
  [
    'webhook address',
    { webhook_on_creation_url: `https://a.example/${repeated('x', 2048 - 18)}` },
    { webhook_on_creation_url: `https://a.example/${repeated('x', 2049 - 18)}` },
    'webhook_on_creation_url',
  ],
  [
    'checklist title',
    { checklists: [{ title: repeated('x', 128) }] },
    { checklists: [{ title: repeated('x', 129) }] },
    'checklists.0.title',
  ],
  [
    'task title',
    inTask({ title: repeated('x', 256) }),
    inTask({ title: repeated('x', 257) }),
    'checklists.0.items.0.title',
  ],
  [
    'task description',
    inTask({ description: repeated('x', 4096) }),
    inTask({ description: repeated('x', 4097) }),
    'checklists.0.items.0.description',
  ],
  [
    'task command',
    inTask({ command: `/${repeated('x', 1023)}` }),
    inTask({ command: `/${repeated('x', 1024)}` }),
    'checklists.0.items.0.command',
  ],
  [
    'checklists',
    { checklists: checklists(...Array<number>(50).fill(0)) },
    { checklists: checklists(...Array<number>(51).fill(0)) },
    'checklists',
  ],
  [
    'tasks',
    { checklists: checklists(200, 200, 100) },
    { checklists: checklists(200, 200, 101) },
    'checklists',
  ],
  [
    'tasks of a checklist',
    { checklists: checklists(200) },
    { checklists: checklists(201) },
    'checklists.0.items',
  ],
  [
    'reminder',
    { reminder_timer_default_seconds: 2_592_000 },
    { reminder_timer_default_seconds: 2_592_001 },
    'reminder_timer_default_seconds',
  ],
  [
    'retrospective reminder',
    { retrospective_reminder_interval_seconds: 60 },
    { retrospective_reminder_interval_seconds: 59 },
    'retrospective_reminder_interval_seconds',
  ],
]

test.each(LIMITS)(
  'A-200, X-03: the limit of the %s is kept, also by a change',
  async (_what, fits, exceeds, field) => {
    const id = await create(ops.ann, body(fits))
    const before = await read(ops.ann, id)
    expect(await askToCreate(ops.ann, body(exceeds))).toMatchObject({
      status: 400,
      body: { code: 'invalid', field },
    })
    expect(await edit(ops.ann, id, exceeds)).toMatchObject({ status: 400, body: { code: 'invalid', field } })
    expect(await read(ops.ann, id)).toEqual(before)
  },
)

/** People of the team with these ids, in one statement. */
async function addPeople(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  const { pool } = ops.product.database
  await pool.query(
    `insert into users (id, username, email, roles, createat, updateat, deleteat)
     select id, id, id, 'system_user', 1, 1, 0 from unnest($1::text[]) id`,
    [ids],
  )
  await pool.query(
    `insert into teammembers (teamid, userid, roles, schemeuser, schemeguest, deleteat, createat)
     select $2, id, '', true, false, 0, 1 from unnest($1::text[]) id`,
    [ids, ops.teamId],
  )
  return ids
}

test('A-200, X-16: 500 members and 1,000 invited people, counted once each, and no more', async () => {
  const people = await addPeople(1001)
  const members = [ops.ann.id, ...people.slice(0, 499)]
  const invited = people.slice(0, 1000)
  const id = await create(ops.ann, body({ member_ids: [...members, ...members], invited_user_ids: invited }))
  const playbook = await read(ops.ann, id)
  expect(playbook.member_ids).toEqual(members.toSorted())
  expect(playbook.invited_user_ids).toEqual(invited)
  for (const [field, ids] of [
    ['member_ids', [...members, people[500]]],
    ['invited_user_ids', people],
  ] as const) {
    expect(await edit(ops.ann, id, { [field]: ids })).toMatchObject({ status: 400, body: { field } })
  }
})

test('X-16: what exceeds a limit that came later stays readable and can shrink, never grow', async () => {
  const id = await create(ops.ann, body({ checklists: checklists(1) }))
  const large = Array.from({ length: 52 }, (_, index) => ({ id: newId(), title: `List ${index}`, items: [] }))
  await ops.product.database.pool.query(
    'update playbook set checklists = $2, num_stages = 52 where id = $1',
    [id, JSON.stringify(large)],
  )
  const { checklists: present } = await read(ops.ann, id)
  expect(present).toHaveLength(52)
  expect((await edit(ops.ann, id, { checklists: present, summary: 'Changed' })).status).toBe(200)
  expect((await edit(ops.ann, id, { checklists: [...present, { title: 'One more' }] })).status).toBe(400)
  expect((await edit(ops.ann, id, { checklists: present.slice(1) })).status).toBe(200)
  expect((await read(ops.ann, id)).num_stages).toBe(51)
})

test('bodies of playbooks may have 2 MiB, and are refused above it before they are read', async () => {
  const padded = (bytes: number) => {
    const empty = { ...body(), summary: '' }
    return { ...empty, summary: ' '.repeat(bytes - JSON.stringify(empty).length) }
  }
  const fits = padded(2 * 1024 * 1024)
  expect(JSON.stringify(fits)).toHaveLength(2 * 1024 * 1024)
  expect((await askToCreate(ops.ann, fits)).status).toBe(201)
  const id = await create(ops.ann, body())
  const { team_id, ...large } = padded(2 * 1024 * 1024 + 100)
  expect(await askToCreate(ops.ann, { team_id, ...large })).toMatchObject({
    status: 413,
    body: { code: 'too_large' },
  })
  expect(await edit(ops.ann, id, large)).toMatchObject({ status: 413, body: { code: 'too_large' } })
})
