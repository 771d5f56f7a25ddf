import type { Translate } from '../i18n.ts'

/** As the server counts: code points without the white space around. */
export const lengthOf = (text: string): number => [...text.trim()].length

/** How much of a field is used up, in the last tenth and beyond. */
export function counterText(translate: Translate, text: string, max: number): string | undefined {
  const count = lengthOf(text)
  return count > max * 0.9 ? translate('webapp.field.counter', { count, max }) : undefined
}
