import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'

import { seriousFindings } from './serious-findings.ts'
import { Stage } from './stage.ts'

let stage: Stage
let ann: Page

beforeAll(async () => {
  stage = await Stage.open()
}, 120_000)
afterAll(() => stage.close())
beforeEach(async () => {
  ann = await stage.as('ann')
})
afterEach(() => ann.context().close())

const field = () => ann.getByLabel('Write to Town Square')

async function type(command: string): Promise<void> {
  await field().fill(command)
  await ann.keyboard.press('Escape')
  await ann.keyboard.press('Enter')
}

test('typing a slash suggests commands, and Tab takes one', async () => {
  await field().fill('/inci')
  await ann.getByRole('option', { name: /incident/ }).waitFor()
  await ann.keyboard.press('Tab')
  expect(await field().inputValue()).toBe('/incident ')
  await ann.getByRole('option', { name: /^start/ }).waitFor()
  expect(await seriousFindings(ann)).toEqual([])
})

test('a command answers in a message that only its author sees', async () => {
  await type('/incident help')
  await ann.getByText('(Only visible to you)').waitFor()
  expect(await ann.locator('.post').last().innerText()).toContain('/incident start')
})

test('a command that does not exist is refused below the text field, which keeps it', async () => {
  await type('/nonsense')
  await ann.getByRole('alert').filter({ hasText: 'nonsense' }).waitFor()
  expect(await field().inputValue()).toBe('/nonsense')
})

test('a dialog marks the fields that are missing', async () => {
  await type('/incident start')
  await ann.getByRole('dialog', { name: 'Incident Details' }).waitFor()
  await ann.getByRole('button', { name: 'Start Incident' }).click()
  expect(await ann.getByRole('textbox', { name: 'Incident Name' }).getAttribute('aria-invalid')).toBe('true')
  expect(await ann.getByText('This field is required.').count()).toBeGreaterThan(0)
  expect(await seriousFindings(ann)).toEqual([])
  await ann.keyboard.press('Escape')
  expect(await ann.getByRole('dialog').count()).toBe(0)
})

test('an incident is started in the dialog, and the page goes to its channel', async () => {
  await type('/incident start Checkout is down')
  await ann.getByLabel('Playbook').selectOption({ index: 1 })
  await ann.getByRole('button', { name: 'Start Incident' }).click()
  await ann.waitForURL(/channels\/.*checkout-is-down/)
  await ann.getByRole('link', { name: /^Checkout is down/ }).waitFor()
  await ann.locator('.BotTag').first().waitFor()
  expect(stage.unknown).toEqual([])
})
