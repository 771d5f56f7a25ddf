import { expect, test } from '@jest/globals'
import { glibcNeeded } from './glibc.ts'

test('the newest version counts, as a number', () => {
  expect(glibcNeeded(Buffer.from('\0GLIBC_2.4\0GLIBC_2.34\0GLIBC_2.9\0GLIBCXX_2.99\0'))).toBe(34)
})

test('a file that asks for none needs none', () => {
  expect(glibcNeeded(Buffer.from('#!/bin/sh'))).toBe(0)
})
