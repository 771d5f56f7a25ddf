import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { TIMELINE_EVENT_TYPES } from '../../server/domain/timeline.ts'
import { newId } from '../../server/ids.ts'
import { readAudit } from '../support/audit.ts'
import { insertPost, insertRow } from '../support/host-world.ts'
import { list } from '../support/lists.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  incident = await start('Payments answer 502')
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
})
afterAll(() => ops.product.close())
beforeEach(() => ops.product.clock.moveBy(61_000))

const start = async (name: string): Promise<Incident> =>
  ops.ann.start({
    name,
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook({ retrospectiveTemplate: '### Lessons' }),
  })

const exported = (person: Person, query: string, { id } = incident) =>
  person.ask({ method: 'GET', path: `/incidents/${id}/export?${query}` })
const listExported = (person: Person, query: Readonly<Record<string, string>>) =>
  person.ask({
    method: 'GET',
    path: `/incidents/export?${new URLSearchParams({ team_id: ops.teamId, ...query }).toString()}`,
  })

test('A-171: the record as JSON is what the pages show, whole', async () => {
  await ops.ann.ask({
    method: 'POST',
    path: `/incidents/${incident.id}/status`,
    body: { status: 'Active', message: 'Looking into it' },
  })
  await ops.product.settled()
  const { status, headers, body } = await exported(ops.bob, 'format=json')
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'content-disposition': `attachment; filename="incident-${incident.id}.json"`,
    'cache-control': 'no-store',
  })
  const shown = await ops.bob.read(incident.id)
  expect(body).toMatchObject({ ...shown, timeline_truncated: false })
  for (const part of ['timeline', 'status-updates', 'participants']) {
    const { body: page } = await ops.bob.ask({ method: 'GET', path: `/incidents/${incident.id}/${part}` })
    const name = { timeline: 'timeline_events', 'status-updates': 'status_updates' }[part] ?? part
    expect(body).toHaveProperty(name, (page as { items: unknown }).items)
  }
})

test.each(['markdown', 'html'])(
  'A-171: the record as %s has head data, people, updates, tasks, timeline and retrospective',
  async (format) => {
    const { status, headers, body } = await exported(ops.eve, `format=${format}`)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe(`text/${format}; charset=utf-8`)
    for (const text of [
      'Payments answer 502',
      'Commander',
      '@ann',
      'People',
      'Looking into it',
      'Find who is on call',
      'Timeline',
      'reported the incident',
      'Retrospective',
      '### Lessons',
    ]) {
      expect(body).toContain(text)
    }
  },
)

test('P-28: every kind of event has a text in the report', async () => {
  const { id } = await start('All that can happen')
  for (const [index, event_type] of TIMELINE_EVENT_TYPES.entries()) {
    await insertRow(ops.product.database.pool, 'timeline_event', {
      id: newId(),
      incident_id: id,
      event_at: 1_700_000_000_000 + index,
      create_at: 1,
      event_type,
      summary: `summary of ${event_type}`,
      subject_user_id: ops.ann.id,
    })
  }
  const { body } = await exported(ops.ann, 'format=html', { ...incident, id })
  for (const type of TIMELINE_EVENT_TYPES) expect(body).toMatch(new RegExp(`UTC [^<]*summary of ${type}<`))
})

test('A-170: the messages of the channel, oldest first, system messages too, deleted ones not', async () => {
  const { id, channel_id: channelId } = await start('Much was said')
  await ops.product.settled()
  const { pool } = ops.product.database
  await pool.query('delete from posts where channelid = $1', [channelId])
  const said = (message: string, createAt: number, more = {}) =>
    insertPost(pool, { channelId, userId: ops.ann.id, message, createAt, ...more })
  const first = await said('First, "quoted"\nsecond line', 1_000)
  await said('=cmd|calc', 2_000)
  await said('gone', 3_000, { deleteAt: 1 })
  await said('ann joined', 4_000, { type: 'system_join_channel' })
  const { status, headers, body } = await exported(ops.ann, 'format=csv', { ...incident, id })
  expect(status).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="incident-${id}-messages.csv"`,
  })
  const lines = String(body).split('\r\n')
  expect(lines[0]).toBe('\u{FEFF}create_at,user_id,username,user_type,post_id,root_id,message,post_type')
  expect(lines[1]).toBe(
    `1970-01-01T00:00:01.000Z,${ops.ann.id},ann,user,${first},,"First, ""quoted""\nsecond line",`,
  )
  expect(lines[2]).toContain(`,'=cmd|calc,`)
  expect(lines[3]).toContain(',system,')
  expect(lines).toHaveLength(5)
  const narrowed = await exported(ops.ann, 'format=csv&from=2000&to=4000', { ...incident, id })
  expect(String(narrowed.body).split('\r\n')).toHaveLength(3)
})

test('A-170, X-25: messages are for those in the channel, also of an archived one, and for nobody when it is gone', async () => {
  const own = await start('Soon gone')
  expect(await exported(ops.eve, 'format=csv', own)).toMatchObject({
    status: 403,
    body: { code: 'forbidden' },
  })
  await ops.product.world.archiveChannel(own.channel_id, ops.ann.id)
  expect(await exported(ops.ann, 'format=csv', own)).toMatchObject({ status: 200 })
  expect(await exported(ops.eve, 'format=csv', own)).toMatchObject({ status: 403 })
  await ops.product.database.pool.query('delete from channels where id = $1', [own.channel_id])
  expect(await exported(ops.ann, 'format=csv', own)).toMatchObject({
    status: 409,
    body: { code: 'channel_gone' },
  })
})

test('A-170, P-69: more messages than fit are refused, asking for a time', async () => {
  const { id, channel_id: channelId } = await start('Too much was said')
  await ops.product.database.pool.query(
    `insert into posts (id, channelid, userid, message, type, rootid, originalid, props, createat, updateat, editat, deleteat)
     select lpad(n::text, 26, 'x'), $1, $2, 'word', '', '', '', '{}', n, n, 0, 0 from generate_series(1, 200001) n`,
    [channelId, ops.ann.id],
  )
  expect(await exported(ops.ann, 'format=csv', { ...incident, id })).toMatchObject({
    status: 400,
    body: { code: 'invalid', field: 'from', error: expect.stringContaining('200,000') },
  })
  const some = await exported(ops.ann, 'format=csv&from=1&to=12001', { ...incident, id })
  expect(String(some.body).split('\r\n')).toHaveLength(12_002)
})

test.each(['', 'format=xml', 'format=csv&from=-1', 'format=json&from=1', 'format=csv&all=1'])(
  'an export with ?%s is refused',
  async (query) => {
    expect(await exported(ops.ann, query)).toMatchObject({ status: 400 })
  },
)

test('P-53: exports are on record, refused ones too', async () => {
  await exported(ops.bob, 'format=markdown')
  await exported(ops.eve, 'format=csv')
  const { items } = await readAudit(ops.ada, { action: 'incident.export', incident_id: incident.id })
  expect(items.slice(0, 2)).toMatchObject([
    { actor_user_id: ops.eve.id, outcome: 'refused', fields: { error_code: 'forbidden' } },
    { actor_user_id: ops.bob.id, outcome: 'done', fields: { format: 'markdown' } },
  ])
})

test('A-159: the list is exported with the same filters and order, all its rows, plain fields only', async () => {
  const query = { search_term: 'payments', sort: 'name', direction: 'asc' }
  await start('payments again')
  const shown = (await list(ops.eve, { team_id: ops.teamId, ...query })).items
  const json = (await listExported(ops.eve, { ...query, format: 'json' })).body as Record<string, unknown>[]
  expect(json.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
  expect(json[0]).toMatchObject({ name: 'payments again', current_status: 'Reported', num_tasks: 3 })
  expect(Object.keys(json[0] ?? {}).filter((name) => /checklists|webhook|events|posts/.test(name))).toEqual(
    [],
  )
  const csv = await listExported(ops.eve, { ...query, format: 'csv' })
  expect(csv.headers['content-disposition']).toBe('attachment; filename="incidents.csv"')
  const [head = '', first = '', ...rest] = String(csv.body).split('\r\n')
  expect(head).toContain('id,name,description,current_status')
  expect(first).toContain(`${shown[0]?.id ?? ''},payments again`)
  expect(rest).toHaveLength(shown.length)
})

test('a list is exported without pages', async () => {
  expect(await listExported(ops.ann, { format: 'csv', per_page: '10' })).toMatchObject({ status: 400 })
  expect(await listExported(ops.ann, { format: 'html' })).toMatchObject({ status: 400 })
})
