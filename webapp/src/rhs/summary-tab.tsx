import * as React from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { Duration } from '../incident/duration.tsx'
import { Moment } from '../incident/moment.tsx'
import { useMeet, usePersonName } from '../incident/person-name.ts'
import { StatusBadge } from '../incident/status-badge.tsx'
import { useProduct } from '../product.ts'
import { LinkButton } from '../ui/button.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Secondary } from '../ui/text.tsx'

export function SummaryTab({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { goToChannel, page } = useProduct()
  useMeet([incident.commander_user_id, incident.reporter_user_id])
  const commander = usePersonName(incident.commander_user_id)
  const reporter = usePersonName(incident.reporter_user_id)
  const go = () => void goToChannel(incident.team_id, incident.channel_id).catch(page.reportError)
  return (
    <Facts>
      <dt>{translate('webapp.summary.description')}</dt>
      <dd>
        {incident.description === '' ? (
          <Secondary>{translate('webapp.summary.no_description')}</Secondary>
        ) : (
          <Markdown text={incident.description} />
        )}
      </dd>
      <dt>{translate('webapp.summary.status')}</dt>
      <dd>
        <StatusBadge status={incident.current_status} />
      </dd>
      <dt>{translate('webapp.summary.commander')}</dt>
      <dd>
        <bdi>{commander}</bdi>
      </dd>
      <dt>{translate('webapp.summary.duration')}</dt>
      <dd>
        <Duration incident={incident} />
      </dd>
      <dt>{translate('webapp.summary.reported')}</dt>
      <dd>
        <bdi>{reporter}</bdi> <Moment at={incident.create_at} />
      </dd>
      {incident.can_edit && (
        <>
          <dt>{translate('webapp.summary.channel')}</dt>
          <dd>
            <LinkButton onClick={go}>{translate('webapp.list.go')}</LinkButton>
          </dd>
        </>
      )}
    </Facts>
  )
}

const Facts = styled.dl`
  margin: 0;
  padding: 16px;
  & > dt {
    font-weight: 600;
  }
  & > dd {
    margin: 4px 0 16px;
    overflow-wrap: anywhere;
  }
`
