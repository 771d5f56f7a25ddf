import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { channelName, withSuffix } from './channel-name.ts'

const randomId = 'ybndrfg8ejkmcpqxot1uwisza3'

test.each([
  ['Payments answer 502', 'payments-answer-502'],
  ['  --Überfällig: Größe!  ', 'uberfallig-gro-e'],
  ['支付失败', randomId],
  ['🔥', randomId],
  ['x 🔥', randomId],
  ['a'.repeat(64), 'a'.repeat(59)],
  [`${'a'.repeat(58)} b`, 'a'.repeat(58)],
])('%s becomes %s', (displayName, name) => {
  expect(channelName(displayName, randomId)).toBe(name)
})

test('every name fits what Mattermost takes, also with a suffix', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (displayName) => {
      const name = channelName(displayName, randomId)
      expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,57}[a-z0-9])$/)
      expect(withSuffix(name, randomId).length).toBeLessThanOrEqual(64)
    }),
  )
})
