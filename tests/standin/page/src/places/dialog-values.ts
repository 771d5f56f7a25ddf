import type { Dialog, DialogElement } from '../dialogs.ts'

export type Value = string | boolean | undefined
export type Values = Readonly<Record<string, Value>>

/** What a dialog's fields hold when it opens. */
export const startValues = (dialog: Dialog): Values =>
  Object.fromEntries((dialog.elements ?? []).map((element) => [element.name, startValue(element)]))

const startValue = ({ type, default: start }: DialogElement): Value =>
  type === 'bool' ? start === 'true' : start || undefined

/** What the browser itself refuses, by field, in Mattermost's words. */
export function findMistakes(dialog: Dialog, values: Values): Record<string, string> {
  const found = (dialog.elements ?? []).map((element) => [
    element.name,
    mistakeIn(element, values[element.name]),
  ])
  return Object.fromEntries(found.filter(([, mistake]) => mistake)) as Record<string, string>
}

function mistakeIn({ optional, type, min_length = 0 }: DialogElement, value: Value): string | undefined {
  const isEmpty = value === undefined || value === '' || (type === 'bool' && value === false)
  if (isEmpty) return optional ? undefined : 'This field is required.'
  if (typeof value === 'string' && value.length < min_length) return `Minimum input length is ${min_length}.`
  return undefined
}
