import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

import english from '../../assets/i18n/en.json' with { type: 'json' }
import { sourceFiles } from './source-files.ts'

const sources = sourceFiles(['server', 'webapp/src'])
  .filter((path) => !path.includes('.test.'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

test('every text in en.json is used, so that translators do not work for nothing', () => {
  const unused = Object.keys(english).filter((id) => !sources.includes(`'${id}'`))
  expect(unused).toEqual([])
})

test('the texts stand in the order of their ids', () => {
  expect(Object.keys(english)).toEqual(Object.keys(english).sort())
})

test('A-002: no text offers a trial or an upgrade, and nothing asks for a licence', () => {
  const offers = Object.values(english).filter((text) =>
    /\b(?:trial|upgrade|licen[cs]e|enterprise)/i.test(text),
  )
  expect(offers).toEqual([])
  expect(sources).not.toMatch(/GetLicense|RequestTrialLicense|\/license\b/)
})
