import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openOperations, type Operations } from '../support/operations.ts'
import type { HttpAnswer, Person } from '../support/person.ts'
import { create, edit, read } from '../support/playbooks.ts'
import { insertSetting } from '../support/product-world.ts'

let ops: Operations
let id: string

beforeAll(async () => {
  ops = await openOperations()
  id = await create(ops.ann, { team_id: ops.teamId, title: 'Payments outage' })
})
afterAll(() => ops.product.close())

const put = (given: Record<string, unknown>) => edit(ops.ann, id, given)

const REFUSED = [
  'hooks.example.org',
  '//hooks.example.org',
  'ftp://hooks.example.org',
  'javascript:alert(1)',
  'http:hooks.example.org',
  'https://ann@hooks.example.org',
  'https://ann:secret@hooks.example.org',
  'https://@hooks.example.org',
  'https://hooks.example.org/#there',
  'https://hooks.example.org:0/',
  'https://hooks.example.org/a b',
  'https:\\\\hooks.example.org',
  'https://',
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://%31%32%37.0.0.1/',
  'http://0/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.1:8080/hook',
  'http://100.64.0.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::ffff:a00:1]/',
  'http://[::10.0.0.1]/',
  'http://[64:ff9b::a00:1]/',
  'http://[2002:a00:1::]/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://[ff02::1]/',
  'http://localhost:8065/',
  'http://LocalHost./',
]

test.each(REFUSED)('A-195: a webhook to %s is refused at its field', async (url) => {
  for (const field of ['webhook_on_creation_url', 'webhook_on_status_update_url']) {
    expect(await put({ [field]: url })).toMatchObject({ status: 400, body: { code: 'invalid', field } })
  }
  expect(await read(ops.ann, id)).toMatchObject({ webhook_on_creation_url: '', version: 1 })
})

test('A-195: other addresses are stored as typed, and kept when off', async () => {
  const url = 'HTTPS://Hooks.Example.org:8443/a/../b?c=d%20e@f'
  await put({ webhook_on_creation_enabled: true, webhook_on_creation_url: ` ${url}\n` })
  expect(await read(ops.ann, id)).toMatchObject({
    webhook_on_creation_enabled: true,
    webhook_on_creation_url: url,
  })
  await put({ webhook_on_creation_enabled: false })
  expect(await read(ops.ann, id)).toMatchObject({ webhook_on_creation_url: url })
  for (const public_ of [
    'http://8.8.8.8/hook',
    'http://[2001:4860:4860::8888]/',
    'http://[::ffff:8.8.8.8]/',
  ]) {
    expect((await put({ webhook_on_creation_url: public_ })).status).toBe(200)
  }
})

test('A-195: what an administrator lists may be reached although inward', async () => {
  const allowed = ['10.0.0.0/8', '192.168.1.7', 'localhost', 'fd00::/8']
  await insertSetting(ops.product.database.pool, 'webhook_allowed_hosts', allowed)
  for (const url of [
    'http://10.1.2.3/hook',
    'http://[::ffff:10.9.9.9]/',
    'http://192.168.1.7:9000',
    'http://localhost:8080/',
    'http://[fd00::5]/',
  ]) {
    expect((await put({ webhook_on_creation_url: url })).status).toBe(200)
  }
  for (const url of ['http://192.168.1.8/', 'http://127.0.0.1/', 'http://10.1.2.3:0/']) {
    expect((await put({ webhook_on_creation_url: url })).status).toBe(400)
  }
  await ops.product.database.pool.query('delete from setting')
  // It was fine when it was saved.
  expect((await put({ ...(await read(ops.ann, id)), summary: 'Changed' })).status).toBe(200)
})

const secretOf = (person: Person): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: `/playbooks/${id}/webhook-secret` })
const rotate = (person: Person): Promise<HttpAnswer> =>
  person.ask({ method: 'POST', path: `/playbooks/${id}/webhook-secret/rotate` })

test('A-195: the secret is seen and rotated by those who manage; the old one signs along for a day', async () => {
  const first = (await secretOf(ops.ann)).body as { secret: string }
  expect(first).toEqual({
    secret: expect.stringMatching(/^whsec_[A-Za-z0-9_-]{43}$/) as unknown,
    old_valid_until: 0,
  })
  expect((await secretOf(ops.bob)).status).toBe(404)
  expect((await rotate(ops.bob)).status).toBe(404)
  const before = ops.product.clock.now().getTime()
  const rotated = (await rotate(ops.ada)).body as { secret: string; old_valid_until: number }
  expect(rotated.secret).not.toBe(first.secret)
  const day = 24 * 60 * 60 * 1000
  expect(rotated.old_valid_until).toBeGreaterThan(before + day)
  expect(rotated.old_valid_until).toBeLessThan(before + day + 1000)
  expect((await secretOf(ops.ann)).body).toEqual(rotated)
  const { rows } = await ops.product.database.pool.query(
    'select webhook_secret_old from playbook where id = $1',
    [id],
  )
  expect(rows).toEqual([{ webhook_secret_old: first.secret }])
  ops.product.clock.moveBy(day)
  expect((await secretOf(ops.ann)).body).toEqual({ secret: rotated.secret, old_valid_until: 0 })
})

test('P-45: the secret is in no other answer', async () => {
  const { secret } = (await secretOf(ops.ann)).body as { secret: string }
  const answers = [
    await read(ops.ann, id),
    (await ops.ann.ask({ method: 'GET', path: `/playbooks?team_id=${ops.teamId}` })).body,
  ]
  expect(JSON.stringify(answers)).not.toContain(secret)
  expect(JSON.stringify(ops.product.log)).not.toContain(secret)
})
