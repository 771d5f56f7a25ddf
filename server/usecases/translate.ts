import { IntlMessageFormat } from 'intl-messageformat'

import english from '../../assets/i18n/en.json' with { type: 'json' }

export type TextId = keyof typeof english

type Values = Readonly<Record<string, string | number>>

const formats = new Map<TextId, IntlMessageFormat>()

/** A sentence for people, in English so far. Values are put in as they are: escape user text first (escape.ts). */
export function translate(id: TextId, values: Values = {}): string {
  const text = formatOf(id).format<string>(values)
  return Array.isArray(text) ? text.join('') : String(text)
}

function formatOf(id: TextId): IntlMessageFormat {
  const known = formats.get(id)
  if (known) return known
  // Tags are Markdown's business: `<` in a text means itself.
  const format = new IntlMessageFormat(english[id], 'en', undefined, { ignoreTag: true })
  formats.set(id, format)
  return format
}
