import * as React from 'react'

import type { Incident } from '../../../../server/contract/incident.ts'
import { pathOf, routes } from '../../../../server/contract/routes.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { Menu } from '../../ui/menu.tsx'

const FORMATS = [
  { text: 'Markdown', format: 'markdown', ending: 'md' },
  { text: 'HTML', format: 'html', ending: 'html' },
  { text: 'JSON', format: 'json', ending: 'json' },
] as const

/** All that the page shows, as a file to keep. */
export function RecordMenu({ incident: { id, name } }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { download } = useProduct()
  const entries = FORMATS.map(({ text, format, ending }) => ({
    text,
    onChoose: () => void download(`${pathOf(routes.export, { id })}?format=${format}`, `${name}.${ending}`),
  }))
  return <Menu label={translate('webapp.details.record')} isWritten entries={entries} />
}
