import { expect, test } from '@jest/globals'

import { remember } from './remember.ts'

function counted(answers: Record<string, string>) {
  const asked: string[] = []
  const find = remember((id) => {
    asked.push(id)
    return Promise.resolve(answers[id])
  }, 2)
  return { asked, find }
}

test('what was found is not asked again', async () => {
  const { asked, find } = counted({ a: 'A' })
  expect([await find('a'), await find('a')]).toEqual(['A', 'A'])
  expect(asked).toEqual(['a'])
})

test('what was not found is asked again, since it may come', async () => {
  const { asked, find } = counted({})
  expect([await find('a'), await find('a')]).toEqual([undefined, undefined])
  expect(asked).toEqual(['a', 'a'])
})

test('only the newest answers are kept', async () => {
  const { asked, find } = counted({ a: 'A', b: 'B', c: 'C' })
  for (const id of ['a', 'b', 'c', 'b', 'c', 'a']) await find(id)
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})
