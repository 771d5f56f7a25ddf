import { expect, test } from '@jest/globals'
import { canonicalName, splitHead } from './response-head.ts'

const written = (text: string, encoding: BufferEncoding = 'utf8') => splitHead(Buffer.from(text, encoding))

test('the head ends at the empty line; the rest is body', () => {
  const found = written('HTTP/1.1 404 Not Found\r\ncontent-type: text/plain\r\n\r\nline\r\n\r\nline')
  expect(found?.head).toEqual({ status: 404, header: { 'Content-Type': ['text/plain'] } })
  expect(found?.body.toString()).toBe('line\r\n\r\nline')
})

test('a head that is not complete is waited for', () => {
  expect(written('HTTP/1.1 200 OK\r\nx: y\r\n')).toBeUndefined()
})

test('repeated headers keep their values in order, colons belong to the value', () => {
  const found = written(
    'HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nlocation: http://x:1/\r\n\r\n',
  )
  expect(found?.head.header).toEqual({ 'Set-Cookie': ['a=1', 'b=2'], Location: ['http://x:1/'] })
})

test.each(['utf8', 'latin1'] as const)(
  'characters beyond ASCII arrive whole when Node wrote %s',
  (encoding) => {
    const found = written('HTTP/1.1 200 OK\r\nx: für\r\n\r\n', encoding)
    expect(found?.head.header).toEqual({ X: ['für'] })
  },
)

test.each([
  ['content-type', 'Content-Type'],
  ['ETAG', 'Etag'],
  ['x-request-id', 'X-Request-Id'],
  ['www-authenticate', 'Www-Authenticate'],
])('the host knows %s as %s', (name, canonical) => {
  expect(canonicalName(name)).toBe(canonical)
})
