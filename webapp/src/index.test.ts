import { expect, test } from '@jest/globals'
import { makeFakeHost } from './fake-host.ts'
import { PLUGIN_ID } from './host.ts'

test('the bundle registers twice: something harmless first, then the plugin, and chunks come from its folder', async () => {
  const host = makeFakeHost({ basename: '/chat' })
  Object.assign(window, host.page, { __webpack_public_path__: '' })
  await import('./index.ts')
  expect(host.plugins.map(([id]) => id)).toEqual([PLUGIN_ID, PLUGIN_ID])
  expect(window).toHaveProperty('__webpack_public_path__', `/chat/static/plugins/${PLUGIN_ID}/`)
})
