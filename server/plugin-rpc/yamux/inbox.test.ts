import { expect, test } from '@jest/globals'
import { Inbox } from './inbox.ts'
import { INITIAL_WINDOW } from './limits.ts'

const half = INITIAL_WINDOW / 2

function receive(inbox: Inbox, length: number): void {
  inbox.announce(length)
  inbox.add(Buffer.alloc(length))
}

test('bytes leave in the order in which they came', () => {
  const inbox = new Inbox()
  for (const text of ['a', 'b', 'c']) inbox.add(Buffer.from(text))
  expect(String(inbox.next())).toBe('a')
  inbox.add(Buffer.from('d'))
  inbox.finish()
  expect([inbox.next(), inbox.next(), inbox.next()].join('')).toBe('bcd')
  expect(inbox.next()).toBeNull()
})

test('while more may come, the end is open', () => {
  expect(new Inbox().next()).toBeUndefined()
})

test('credit is due once half the window has been consumed', () => {
  const inbox = new Inbox()
  receive(inbox, half - 1)
  inbox.next()
  expect(inbox.takeCredit(0)).toBe(0)
  receive(inbox, 1)
  inbox.next()
  expect(inbox.takeCredit(0)).toBe(half)
  expect(inbox.takeCredit(0)).toBe(0)
})

test('bytes that wait to be read earn no credit', () => {
  const inbox = new Inbox()
  receive(inbox, INITIAL_WINDOW)
  expect(inbox.takeCredit(0)).toBe(0)
  inbox.next()
  expect(inbox.takeCredit(half + 1)).toBe(0)
  expect(inbox.takeCredit(half - 1)).toBe(half + 1)
})

test('what the peer has no credit for is refused', () => {
  const inbox = new Inbox()
  receive(inbox, INITIAL_WINDOW)
  expect(() => inbox.announce(1)).toThrow('The peer sent 1 bytes into a window of 0.')
  inbox.next()
  inbox.takeCredit(0)
  expect(() => inbox.announce(INITIAL_WINDOW)).not.toThrow()
})
