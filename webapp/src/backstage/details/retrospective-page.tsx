import * as React from 'react'
import { Redirect } from 'react-router-dom'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { Timeline } from '../../incident/timeline.tsx'
import { useEntryGroups } from '../../incident/use-entry-groups.ts'
import { usePaths } from '../../use-paths.ts'
import { DetailsFrame } from './details-frame.tsx'
import { Report } from './report.tsx'
import { Section } from './section.tsx'

/** What was learnt, beside what happened. */
export function RetrospectivePage() {
  return (
    <DetailsFrame tab='retrospective'>{(incident) => <Retrospective incident={incident} />}</DetailsFrame>
  )
}

function Retrospective({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const paths = usePaths()
  const { groups, choose } = useEntryGroups(incident.channel_id)
  if (!incident.retrospective_enabled) return <Redirect to={paths.incident(incident.id)} />
  return (
    <Columns>
      <Report incident={incident} />
      <Section title={translate('webapp.tab.timeline')}>
        <Flush>
          <Timeline incident={incident} groups={groups} onChoose={choose} />
        </Flush>
      </Section>
    </Columns>
  )
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  gap: 16px;
  align-items: start;
`

/** The timeline has edges of its own. */
const Flush = styled.div`
  margin: 0 -16px;
`
