import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { Product } from '../support/product.ts'

let product: Product

beforeEach(async () => {
  product = await Product.open('host-tables')
})
afterEach(() => product.close())

test('the first activation makes schema, bot with its picture, and command', async () => {
  await product.start()
  const { rows } = await product.database.pool.query(
    `select username, lastpictureupdate > 0 as pictured from users join bots on bots.userid = users.id`,
  )
  expect(rows).toEqual([{ username: 'incident', pictured: true }])
  expect([...product.world.commands.keys()]).toEqual(['incident'])
  expect(product.notImplemented).toEqual([])
  expect(product.log).toContainEqual(expect.objectContaining({ level: 'info', message: 'activated' }))
})

test('A-003 disabling and enabling again loses and doubles nothing', async () => {
  await product.start()
  const before = await product.database.pool.query('select * from users order by id')
  await product.restart()
  const after = await product.database.pool.query('select * from users order by id')
  expect(after.rows).toEqual(before.rows)
})

test('a person with the name of the bot is not taken for it', async () => {
  await product.world.addPerson({ username: 'incident' })
  await expect(product.start()).rejects.toThrow('The username "incident" belongs to a person.')
})

test('A-005 without the host’s tables it says what is missing', async () => {
  await product.database.pool.query('alter table channels drop column displayname')
  await expect(product.start()).rejects.toThrow(/channels.*displayname/)
})

test('A-005, P-37: over a newer schema it says which release it needs, and leaves all as it is', async () => {
  await product.start()
  await product.stop()
  const { pool } = product.database
  await pool.query(
    `insert into incident_collaboration.migration (number, name, checksum, program_version, applied_at)
     values (999, 'of the future', '', '9.9.9', 1)`,
  )
  await expect(product.start()).rejects.toThrow('Install 9.9.9 or newer.')
  await pool.query('delete from incident_collaboration.migration where number = 999')
  await product.start()
})

test('a change of the configuration that does not concern us is passed over', async () => {
  await product.start()
  for (let i = 0; i < 5; i++) await product.session.hooks.call('OnConfigurationChange', {})
  expect(product.log.filter(({ level }) => level === 'warn')).toEqual([])
})
