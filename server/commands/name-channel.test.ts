import { expect, test } from '@jest/globals'

import { nameChannel } from './name-channel.ts'
import { parseCommand } from './parse.ts'

const named = (typed: string) => {
  const [word] = parseCommand(`/incident restart ${typed}`).words
  return word && nameChannel(word)
}

test.each([
  ['~payments', { name: 'payments', teamName: '' }],
  ['payments', { name: 'payments', teamName: '' }],
  ['~Payments', { name: 'payments', teamName: '' }],
  ['https://chat.example.org/ops/channels/payments', { name: 'payments', teamName: 'ops' }],
  ['https://example.org/chat/ops/channels/payments/?x=1', { name: 'payments', teamName: 'ops' }],
  ['/ops/channels/payments', { name: 'payments', teamName: 'ops' }],
  ['"Payments answer 502"', { displayName: 'Payments answer 502' }],
  ['“Payments answer 502”', { displayName: 'Payments answer 502' }],
])('%s names a channel', (typed, expected) => {
  expect(named(typed)).toEqual(expected)
})
