import { expect, test } from '@jest/globals'

import { named } from './named-arguments.ts'

const register = named(['component', 'title'], (values) => values)
const Component = (): null => null

test('arguments come in their order', () => {
  expect(register(Component, 'Incidents')).toEqual({ component: Component, title: 'Incidents' })
})

test('arguments come by their names', () => {
  expect(register({ title: 'Incidents', component: Component })).toEqual({
    component: Component,
    title: 'Incidents',
  })
})

test('a component that is an object itself is no object of names', () => {
  const memo = { $$typeof: Symbol.for('react.memo'), type: Component }
  expect(register(memo)).toEqual({ component: memo, title: undefined })
})
