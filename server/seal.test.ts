import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { makeSeal } from './seal.ts'

const seal = makeSeal(Buffer.alloc(32, 1))
const content = { kind: 'start', userId: 'ann', expiresAt: 12 }

test('what was sealed opens unchanged', () => {
  expect(seal.open(seal.seal(content))).toEqual(content)
})

test('with another key it does not open', () => {
  expect(makeSeal(Buffer.alloc(32, 2)).open(seal.seal(content))).toBeUndefined()
})

test('no change of any character opens', () => {
  const sealed = seal.seal(content)
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
      const changed = sealed.slice(0, at) + character + sealed.slice(at + 1)
      const opened = seal.open(changed)
      // The last character of base64url carries spare bits: another spelling of the same signature is no forgery.
      if (opened) expect(opened).toEqual(content)
      if (at < sealed.indexOf('.') && changed !== sealed) expect(opened).toBeUndefined()
    }),
  )
})

test('any other text does not open and does not throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(seal.open(text)).toBeUndefined()))
})
