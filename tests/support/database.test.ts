import { expect, test } from '@jest/globals'
import { freshDatabase } from './database.ts'
import { onServer } from './template.ts'

const tablesIn = (url: string) =>
  onServer(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_schema in ('public', 'incident_collaboration')`,
    )
    return rows.map(({ name }) => name)
  })

test('databases made at once are complete and know nothing of each other', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  expect(await tablesIn(one.url)).toEqual(
    expect.arrayContaining(['public.posts', 'incident_collaboration.incident']),
  )
  await onServer(one.url, (client) => client.query('drop table posts'))
  expect(await tablesIn(other.url)).toContain('public.posts')
  await Promise.all([one.drop(), other.drop()])
})

test('it can hold host tables alone, or nothing', async () => {
  const host = await freshDatabase({ contents: 'host-tables' })
  expect(await tablesIn(host.url)).toHaveLength(8)
  const empty = await freshDatabase({ contents: 'empty' })
  expect(await tablesIn(empty.url)).toEqual([])
  await host.drop()
  await empty.drop()
})

test('dropping it ends whoever is still connected, and may be repeated', async () => {
  const { url, drop } = await freshDatabase({ contents: 'empty' })
  await onServer(url, async (client) => {
    const ended = new Promise((resolve) => client.on('error', resolve))
    await drop()
    await ended
  })
  await drop()
  await expect(tablesIn(url)).rejects.toThrow('does not exist')
})
