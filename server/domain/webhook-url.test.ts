import { expect, test } from '@jest/globals'

import { cleanWebhookUrl, hostOf } from './webhook-url.ts'

test.each([
  'https://hooks.example.org',
  'http://hooks.example.org:8080/a/b?c=d%20e',
  'HTTPS://Hooks.Example.org/',
  'https://hooks.example.org/~ann/@all',
  'https://hooks.example.org?to=a@b',
  'https://bücher.example/',
  'http://[2001:db8::1]:80/',
  '',
])('%j is taken as it is', (url) => {
  expect(cleanWebhookUrl(` ${url} `, 'field')).toBe(url)
})

test.each([
  'hooks.example.org',
  '/hooks',
  '//hooks.example.org',
  'http:/hooks.example.org',
  'http:hooks.example.org',
  'ftp://hooks.example.org',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://ann@hooks.example.org',
  'https://ann:secret@hooks.example.org',
  'https://:@hooks.example.org',
  'https://@hooks.example.org',
  'https://hooks.example.org#a',
  'https://hooks.example.org/#',
  'https://hooks.example.org:0',
  'https://hooks.example.org:99999',
  'https://hooks.example.org\\@inward',
  'https://hooks.exam\tple.org',
  'https://hooks.example.org/a b',
  'https://?',
  'https://',
  'http://[::1',
])('%j is refused', (url) => {
  expect(() => cleanWebhookUrl(url, 'field')).toThrow(
    expect.objectContaining({ code: 'invalid', details: { field: 'field' } }),
  )
})

test.each([
  ['https://Hooks.Example.org./a', 'hooks.example.org'],
  ['https://bücher.example/', 'xn--bcher-kva.example'],
  ['http://2130706433/', '127.0.0.1'],
  ['http://0x7f.0.0.1/', '127.0.0.1'],
  ['http://017700000001/', '127.0.0.1'],
  ['http://127.1/', '127.0.0.1'],
  ['http://１２７.0.0.1/', '127.0.0.1'],
  ['http://[0:0:0:0:0:FFFF:7f00:1]/', '::ffff:7f00:1'],
])('the host of %j is %j', (url, host) => {
  expect(hostOf(url)).toBe(host)
})
