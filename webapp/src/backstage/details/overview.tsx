import * as React from 'react'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { Secondary } from '../../ui/text.tsx'
import { Section } from './section.tsx'

/** What the incident is about. */
export function Overview({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  return (
    <Section title={translate('webapp.summary.description')}>
      {incident.description.trim() === '' ? (
        <Secondary>{translate('webapp.summary.no_description')}</Secondary>
      ) : (
        <Markdown text={incident.description} />
      )}
    </Section>
  )
}
