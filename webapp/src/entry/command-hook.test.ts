import { expect, test } from '@jest/globals'
import { makeClientIds } from '../client-ids.ts'
import { makeCommandHook } from './command-hook.ts'

const args = { channel_id: 'c', team_id: 't', root_id: '' }
const send = (message: string | undefined) => makeCommandHook(makeClientIds())(message, args)

test.each([
  ['/incident start', /^\/incident start client:[a-z0-9]{26}$/],
  ['/incident start Database is down', /^\/incident start client:[a-z0-9]{26} Database is down$/],
  ['/Incident  START\tDatabase', /^\/Incident {2}START client:[a-z0-9]{26}\tDatabase$/],
  ['/incident start "an unclosed quote', /^\/incident start client:[a-z0-9]{26} "an unclosed quote$/],
])('%j says which browser started the incident', (typed, expected) => {
  expect(send(typed).message).toMatch(expected)
})

test.each([
  '/incident',
  '/incident starting',
  '/incidents start',
  '/incident start-now',
  '/incident\nstart',
  '/incident end start',
  '/incident update',
  '/echo /incident start',
  '/incidentstart',
  '',
])('%j passes on as it was typed', (typed) => {
  expect(send(typed)).toEqual({ message: typed, args })
})

test('what another hook emptied passes on empty', () => {
  expect(send(undefined)).toEqual({ message: undefined, args })
})

test('the place in which it was typed passes on untouched', () => {
  expect(send('/incident start').args).toBe(args)
})

test('two commands get two ids', () => {
  const hook = makeCommandHook(makeClientIds())
  expect(hook('/incident start', args).message).not.toBe(hook('/incident start', args).message)
})
