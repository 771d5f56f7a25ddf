import { expect, test } from '@jest/globals'
import type { Api } from '../../server/plugin-rpc/api/client.ts'
import { plain } from '../../server/plugin-rpc/gob/typed.ts'
import { connect } from './tiny-host.ts'

/** A host whose log takes no line until it is told to. */
async function slowHost() {
  let api: Api | undefined
  const open = Promise.withResolvers<object>()
  const seen: unknown[] = []
  const take = ({ A, B }: { A: string; B: unknown[] }) => {
    seen.push([A, ...(plain(B) as unknown[])])
    return open.promise
  }
  const { host } = connect(
    { OnActivate: (given) => void (api = given) },
    { LogInfo: take, LogWarn: take, GetPluginID: () => ({ A: 'x' }) },
  )
  await host.activate()
  if (!api) throw new Error('not activated')
  return { api, seen, goOn: () => open.resolve({}) }
}

test('every value is sent as text, and the count is even', async () => {
  const { api, seen } = await slowHost()
  api.LogInfo('done', ['count', 7, 'user', { id: 'u1' }, 'odd'])
  await api.GetPluginID()
  expect(seen).toEqual([['done', 'count', '7', 'user', '{"id":"u1"}', 'odd', '']])
})

test('a host that is slow to log loses lines, and is told how many', async () => {
  const { api, seen, goOn } = await slowHost()
  for (let line = 0; line < 300; line += 1) api.LogInfo(`line ${line}`)
  await api.GetPluginID()
  expect(seen).toHaveLength(256)
  goOn()
  while (seen.length < 257) await api.GetPluginID()
  expect(seen.at(-1)).toEqual(['log lines dropped', 'count', '44'])
})
