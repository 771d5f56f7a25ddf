import { useCallback } from 'react'
import { useIntl } from 'react-intl'

import english from '../../assets/i18n/en.json' with { type: 'json' }

/** Texts of the web app; the server's stand in the same file. */
export type TextId = Extract<keyof typeof english, `webapp.${string}` | `playbook.${string}`>

/** What the host puts into its own messages; there is English only, which stands in for every language. */
export const translations = (): Readonly<Record<string, string>> => english

type Values = Readonly<Record<string, string | number>>
export type Translate = (id: TextId, values?: Values) => string

/** Texts in the viewer's language; a missing translation shows English. */
export function useTranslate(): Translate {
  const { formatMessage } = useIntl()
  return useCallback(
    (id: TextId, values?: Values) => formatMessage({ id, defaultMessage: english[id] }, values),
    [formatMessage],
  )
}

/** English, for what the host wants before anybody's language is known. */
export const inEnglish = (id: TextId): string => english[id]
