import type { Translate } from '../i18n.ts'
import { lengthOf } from './status-values.ts'

/** How much of a field is used up, in the last tenth and beyond. */
export function counterText(translate: Translate, text: string, max: number): string | undefined {
  const count = lengthOf(text)
  return count > max * 0.9 ? translate('webapp.status_window.counter', { count, max }) : undefined
}
