import { expect, test } from '@jest/globals'
import { act, renderHook } from '@testing-library/react'
import { createMemoryHistory } from 'history'
import * as React from 'react'
import type { ReactNode } from 'react'
import { Router } from 'react-router-dom'

import { oneOf, pageChoice, switchChoice, textChoice, useUrlChoices } from './use-url-choices.ts'

const TABLE = {
  search: textChoice(5),
  sort: oneOf<'time' | 'name'>('time', 'name'),
  mine: switchChoice,
  page: pageChoice,
}

function open(address: string) {
  const history = createMemoryHistory({ initialEntries: [address] })
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <Router history={history}>{children}</Router>
  )
  const { result } = renderHook(() => useUrlChoices(TABLE), { wrapper })
  return { history, result }
}

test('A-159: what the address says is chosen', () => {
  const { result } = open('/list?search=db+%25&sort=name&mine=1&page=3')
  expect(result.current[0]).toEqual({ search: 'db %', sort: 'name', mine: true, page: 3 })
})

test('wrong values fall back to the default, each by itself', () => {
  const { result } = open('/list?search=too+long&sort=size&mine=yes&page=-1&other=x')
  expect(result.current[0]).toEqual({ search: '', sort: 'time', mine: false, page: 1 })
})

test('A-159: defaults are left out of the address, and going back undoes a choice', () => {
  const { history, result } = open('/list?page=2#there')
  act(() => result.current[1]({ sort: 'name', page: 1 }))
  expect(`${history.location.search}${history.location.hash}`).toBe('?sort=name#there')
  act(() => history.goBack())
  expect(result.current[0]).toMatchObject({ sort: 'time', page: 2 })
})

test('a choice that replaces the one before is not gone back to', () => {
  const { history, result } = open('/list')
  act(() => result.current[1]({ search: 'd' }))
  act(() => result.current[1]({ search: 'db' }, { replaces: true }))
  act(() => history.goBack())
  expect(history.location.search).toBe('')
})
