import { expect, test } from '@jest/globals'

import { makeLog, type Level, type LogSink } from './log.ts'

function collected() {
  const lines: { level: Level; message: string; fields: Record<string, unknown> }[] = []
  const at = (level: Level) => (message: string, fields: Record<string, unknown>) =>
    void lines.push({ level, message, fields })
  const sink: LogSink = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  return { lines, log: makeLog(sink, 'test') }
}

test('a line keeps its level, its text and its fields', () => {
  const { lines, log } = collected()
  log.debug('looked', { incidentId: 'i' })
  log.warn('refused')
  expect(lines).toEqual([
    { level: 'debug', message: 'looked', fields: { part: 'test', incidentId: 'i' } },
    { level: 'warn', message: 'refused', fields: { part: 'test' } },
  ])
})

test('an error is written with its stack and its cause', () => {
  const { lines, log } = collected()
  log.error('failed', { error: new Error('outer', { cause: new Error('inner') }) })
  const error = lines[0]?.fields['error'] as { message: string; stack: string }
  expect(error.message).toContain('outer')
  expect(error.message).toContain('inner')
  expect(error.stack).toContain('log.test.ts')
})

test('secrets are hidden wherever they were passed', () => {
  const { lines, log } = collected()
  log.info('connected', { password: 'x', nested: { token: 'y', headers: { cookie: 'z' } } })
  expect(JSON.stringify(lines)).not.toMatch(/"[xyz]"/)
})

test('a value that points at itself does not break the line', () => {
  const { lines, log } = collected()
  const loop: Record<string, unknown> = { a: 1 }
  loop['loop'] = loop
  log.info('odd', { loop })
  expect(lines).toHaveLength(1)
})
