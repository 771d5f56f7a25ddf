import { expect, test } from '@jest/globals'
import { makeHostLog } from './host-log.ts'

function makeLog() {
  const lines: string[] = []
  return { log: makeHostLog((text) => lines.push(text)), lines }
}

function makeCalls() {
  const seen: unknown[] = []
  const note =
    (level: string) =>
    (message: string, pairs: readonly unknown[] = []) =>
      void seen.push([level, message, ...pairs])
  return {
    seen,
    calls: { LogDebug: note('debug'), LogInfo: note('info'), LogWarn: note('warn'), LogError: note('error') },
  }
}

test('without the server lines go to stderr in the form that keeps their level', () => {
  const { log, lines } = makeLog()
  log.warn('half\nfull', { of: 'glass', at: 3, '@level': 'none' })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\{.*\}\n$/)
  const line = JSON.parse(lines[0] ?? '') as Record<string, string>
  expect(line).toMatchObject({ '@level': 'warn', '@message': 'half\nfull', of: 'glass', at: '3' })
  expect(line['@timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
})

test('with the server lines go there, key and value in turn, and back again when it is gone', () => {
  const { log, lines } = makeLog()
  const { seen, calls } = makeCalls()
  log.attach(calls)
  log.info('hello', { user: 'u1' })
  log.detach(makeCalls().calls)
  log.error('still there')
  log.detach(calls)
  log.debug('gone')
  expect(seen).toEqual([
    ['info', 'hello', 'user', 'u1'],
    ['error', 'still there'],
  ])
  expect(lines.join()).toContain('gone')
})

test('errors are written with their stack and cause, and a long text is cut', () => {
  const { log, lines } = makeLog()
  log.error('failed', {
    error: new Error('why', { cause: new Error('therefore') }),
    text: 'x'.repeat(100_000),
  })
  const line = JSON.parse(lines[0] ?? '') as Record<string, string>
  expect(line.error).toContain('Error: why\n')
  expect(line.error).toContain('caused by Error: therefore\n')
  expect(line.text?.length).toBeLessThan(10_000)
})
