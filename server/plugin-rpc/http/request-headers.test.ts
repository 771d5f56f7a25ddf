import { expect, test } from '@jest/globals'
import { distinctHeaders, joinHeaders, rawHeadersOf } from './request-headers.ts'

const header = {
  Cookie: ['a=1', 'b=2'],
  Accept: ['text/html', 'text/plain'],
  'Content-Type': ['application/json', 'text/plain'],
  'Set-Cookie': ['c=3'],
  __proto__x: ['plain'],
}

test('names and values stand in turn, as they came', () => {
  expect(rawHeadersOf({ Accept: ['a', 'b'], Host: ['c'] })).toEqual([
    'Accept',
    'a',
    'Accept',
    'b',
    'Host',
    'c',
  ])
})

test('repeated headers are joined by the rules of Node', () => {
  expect(joinHeaders(distinctHeaders(rawHeadersOf(header)))).toEqual({
    cookie: 'a=1; b=2',
    accept: 'text/html, text/plain',
    'content-type': 'application/json',
    'set-cookie': ['c=3'],
    __proto__x: 'plain',
  })
})

test('a header called as something of Object is a header like any other', () => {
  const distinct = distinctHeaders(['__proto__', 'x', 'constructor', 'y'])
  expect(Object.entries(joinHeaders(distinct))).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
})
