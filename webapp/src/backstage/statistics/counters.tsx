import * as React from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'

import type { Statistics } from '../../../../server/contract/statistics.ts'
import { durationText } from '../../../../server/domain/duration.ts'
import { useTranslate } from '../../i18n.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { usePaths } from '../../use-paths.ts'

const MINUTE = 60_000

/** How it stands now. */
export function Counters({ figures }: { readonly figures: Statistics }) {
  const translate = useTranslate()
  const { formatNumber } = useIntl()
  const { incidents } = usePaths()
  const [reported, active] = [figures.total_reported_incidents, figures.total_active_incidents]
  const minutes = figures.average_duration_active_incidents_minutes
  const isOngoing = reported + active > 0
  return (
    <Boxes>
      <Box>
        <dt>{translate('webapp.statistics.reported')}</dt>
        <dd>
          <Large as={PageLink} to={`${incidents}?status=Reported`}>
            {formatNumber(reported)}
          </Large>
        </dd>
      </Box>
      <Box>
        <dt>{translate('webapp.statistics.active')}</dt>
        <dd>
          <Large as={PageLink} to={`${incidents}?status=Active`}>
            {formatNumber(active)}
          </Large>
        </dd>
      </Box>
      <Box>
        <dt>{translate('webapp.statistics.participants')}</dt>
        <dd>
          <Large>{formatNumber(figures.total_active_participants)}</Large>
        </dd>
      </Box>
      <Box>
        <dt>{translate('webapp.statistics.average')}</dt>
        <dd>
          {isOngoing ? (
            <Large dir='ltr'>{durationText(minutes * MINUTE)}</Large>
          ) : (
            translate('webapp.statistics.not_enough')
          )}
        </dd>
      </Box>
    </Boxes>
  )
}

const Boxes = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
  gap: 16px;
  margin: 0 0 16px;
`

const Box = styled.div`
  padding: 16px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-m, 8px);
  & > dt {
    margin: 0 0 8px;
    font-weight: 600;
  }
  & > dd {
    margin: 0;
    line-height: 36px;
  }
`

const Large = styled.bdi`
  font-family: Metropolis, inherit;
  font-size: 28px;
  font-weight: 600;
`
