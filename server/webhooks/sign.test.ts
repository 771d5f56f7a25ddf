import { expect, test } from '@jest/globals'

import { signatureOf } from './sign.ts'

const at = new Date(1_763_859_600_999)
const body = Buffer.from('{"name":"Zahlung über Bank"}')

test('the body is signed together with the second of the attempt', () => {
  // printf '1763859600.{"name":"Zahlung über Bank"}' | openssl dgst -sha256 -hmac whsec_one
  expect(signatureOf(body, { secrets: ['whsec_one'], at })).toBe(
    't=1763859600,v1=5d44f0929e8f40a7e8d066aba8522e6bc0605b97d8b9ac26c54c2a243d1d5095',
  )
})

test('a secret that was replaced signs along, behind the present one', () => {
  const one = signatureOf(body, { secrets: ['whsec_one'], at }).split(',')[1]
  const two = signatureOf(body, { secrets: ['whsec_two'], at }).split(',')[1]
  expect(signatureOf(body, { secrets: ['whsec_two', 'whsec_one'], at })).toBe(`t=1763859600,${two},${one}`)
})
