import { expect, test } from '@jest/globals'

import { presentCsv } from './csv.ts'

async function csvOf(...parts: string[][]): Promise<string> {
  const all: AsyncIterable<readonly string[]> = {
    async *[Symbol.asyncIterator]() {
      for (const part of parts) yield await Promise.resolve(part)
    },
  }
  return (await collected(presentCsv(all, ['message'], (message) => ({ message })))).join('')
}

async function collected(chunks: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const chunk of chunks) all.push(chunk)
  return all
}

test('the first line names the columns, behind what tells a spreadsheet that it is UTF-8', async () => {
  expect(await csvOf(['Grüße 🔥'], ['two'])).toBe('\u{FEFF}message\r\nGrüße 🔥\r\ntwo\r\n')
  expect(await csvOf()).toBe('\u{FEFF}message\r\n')
})

test('P-52, A-170: a cell that begins like a formula is made harmless', async () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    expect(await csvOf([`${start}1+1`])).toMatch(new RegExp(`\r\n"?'\\${start}1\\+1"?\r\n$`))
  }
  expect(await csvOf(['=HYPERLINK("http://x","y")'])).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
})

test('commas, quotes and lines stay inside their cell', async () => {
  expect(await csvOf(['a,b "c"\nd'])).toBe('\u{FEFF}message\r\n"a,b ""c""\nd"\r\n')
})
