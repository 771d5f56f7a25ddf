import { expect, test } from '@jest/globals'
import { findTools, foldersOf } from './system-tools.ts'

const folders = foldersOf(process.env.PATH ?? '')

test('a program is found with its whole path', () => {
  expect(findTools(['tar'], folders).tar).toMatch(/^\/.*\/tar$/)
})

test('everything that is missing is said at once, with how to get it', () => {
  expect(() => findTools(['strip', 'patchelf'], ['/nonexistent'])).toThrow(
    /^"strip" is needed .* binutils[\s\S]*"patchelf" is needed .* "make dist"/,
  )
})
