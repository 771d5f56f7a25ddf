import { Readable } from 'node:stream'

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import type { Incident } from '../../server/contract/incident.ts'
import { API_BASE } from '../../server/contract/routes.ts'
import type { ResponseTarget } from '../standin/plugin-host/response-target.ts'
import { serveHttp } from '../standin/plugin-host/serve-http.ts'
import { openOperations, type Operations } from '../support/operations.ts'
import type { Person } from '../support/person.ts'
import { requestSubsetOf } from '../support/request.ts'

const MESSAGES = 60_000

let ops: Operations
let incident: Incident

beforeAll(async () => {
  ops = await openOperations()
  incident = await ops.ann.start({
    name: 'Much was said',
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await ops.playbook(),
  })
  for (const { id } of [ops.bob, ops.eve]) await ops.product.world.joinChannel(incident.channel_id, id)
  await ops.product.settled()
  await ops.product.database.pool.query(
    `insert into posts (id, channelid, userid, message, type, rootid, originalid, props, createat, updateat, editat, deleteat)
     select lpad(n::text, 26, 'x'), $1, $2, repeat('word ', 20), '', '', '', '{}', n, n, 0, 0
     from generate_series(1, ${MESSAGES}) n`,
    [incident.channel_id, ops.ann.id],
  )
})
afterAll(() => ops.product.close())
beforeEach(() => ops.product.clock.moveBy(61_000))

const path = () => `/incidents/${incident.id}/export?format=csv`
const exported = (person: Person) => person.ask({ method: 'GET', path: path() })

/** Takes the file as a browser does, part by part. @param onPart May stop, by throwing. */
class Reader implements ResponseTarget {
  private readonly onPart: (taken: number) => void | Promise<void>
  status = 0
  taken = 0
  last = ''
  /** Whether it was told that the file is not whole. */
  isCutOff = false

  constructor(onPart: (taken: number) => void | Promise<void>) {
    this.onPart = onPart
  }

  async write(bytes: Buffer): Promise<void> {
    this.writeHead(200)
    this.taken += bytes.length
    this.last = bytes.toString()
    await this.onPart(this.taken)
  }

  fail(): void {
    this.isCutOff = true
  }

  writeHead(status: number): void {
    this.status ||= status
  }

  header = () => ({})
  setHeader(): void {}
  flush(): void {}
  finish(): void {}

  hijack(): never {
    throw new Error('can not hijack the connection')
  }
}

async function readBy(person: Person, reader: Reader): Promise<Reader> {
  await serveHttp(ops.product.session, {
    request: requestSubsetOf('GET', API_BASE + path(), { 'Mattermost-User-Id': person.id }),
    context: {},
    body: Readable.from([]),
    target: reader,
  }).catch(() => reader.fail())
  return reader
}

test('A-170, X-24: a person has one export at a time, and a node two; the others are told to wait', async () => {
  const { ann, bob, eve } = ops
  const answers = await Promise.all([ann, ann, bob, eve].map(exported))
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([200, 200, 429, 429])
  const refused = answers.find(({ status }) => status === 429)
  expect(refused).toMatchObject({ body: { code: 'too_many' }, headers: { 'retry-after': '10' } })
  expect(await exported(ann)).toMatchObject({ status: 200 })
})

test('X-24: an export whose reader goes stops, and its place is free again', async () => {
  const reader = await readBy(
    ops.ann,
    new Reader((taken) => {
      if (taken > 200_000) throw new Error('connection reset')
    }),
  )
  expect(reader.taken).toBeLessThan(5_000_000)
  // It is told of that a moment later.
  const answer = async (tries: number): Promise<number> => {
    const { status } = await exported(ops.ann)
    if (status !== 429 || tries === 0) return status
    await ops.product.settled()
    return answer(tries - 1)
  }
  expect(await answer(20)).toBe(200)
})

test('X-24: an export ends when the right to it is gone, and says that it is not whole', async () => {
  let isIn = true
  const reader = await readBy(
    ops.bob,
    new Reader(async () => {
      if (!isIn) return
      isIn = false
      await ops.product.world.leaveChannel(incident.channel_id, ops.bob.id)
    }),
  )
  expect(reader.last).toContain('This export is not whole. Only members of the incident channel')
  expect(reader.taken).toBeLessThan(8_000_000)
  await ops.product.world.joinChannel(incident.channel_id, ops.bob.id)
})

test('X-24: no more is read than its reader takes, so that memory stays as it is', async () => {
  const { pool } = ops.product.database
  let isFirst = true
  const reader = await readBy(
    ops.eve,
    new Reader(async () => {
      if (!isFirst) return
      isFirst = false
      await pool.query('delete from posts where channelid = $1 and createat > 10000', [incident.channel_id])
    }),
  )
  expect(reader).toMatchObject({ status: 200, isCutOff: false })
  expect(reader.taken).toBeGreaterThan(1_500_000)
  expect(reader.taken).toBeLessThan(4_000_000)
})
