import { expect, test } from '@jest/globals'
import { connect } from './tiny-host.ts'

test('the host is told the hooks that there are, by name', async () => {
  const { host } = connect({
    OnActivate: () => undefined,
    ExecuteCommand: () => ({}),
    OnDeactivate: () => undefined,
  })
  expect(await host.dispense()).toEqual(['ExecuteCommand', 'OnActivate', 'OnDeactivate'])
})
