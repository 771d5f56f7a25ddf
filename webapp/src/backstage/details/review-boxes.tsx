import * as React from 'react'
import type { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { isOngoing } from '../../../../server/domain/status.ts'
import { useTranslate } from '../../i18n.ts'
import { Duration } from '../../incident/duration.tsx'
import { Moment } from '../../incident/moment.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Hint } from '../../ui/hint.tsx'
import { Secondary } from '../../ui/text.tsx'
import { useGoToChannel } from './go-to-channel.tsx'
import { useMetadata } from './use-metadata.ts'

/** How long, how many people, how much was said. */
export function ReviewBoxes({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { value, failure, reload } = useMetadata(incident)
  if (failure && !value) {
    return <Failed what='webapp.error.figures' failure={failure} onRetry={() => void reload()} />
  }
  return (
    <Row>
      <Box title={translate('webapp.summary.duration')} large={<Duration incident={incident} />}>
        <Period incident={incident} />
      </Box>
      <Box
        title={translate('webapp.review.members')}
        hint={translate('webapp.review.members_hint')}
        large={<Figure value={value?.num_members} />}
      >
        {value && translate('webapp.review.active', { count: value.num_active_participants })}
      </Box>
      <Box title={translate('webapp.review.messages')} large={<Figure value={value?.total_posts} />}>
        <JumpToChannel incident={incident} />
      </Box>
    </Row>
  )
}

interface BoxProps {
  readonly title: string
  readonly hint?: string
  readonly large: ReactNode
  readonly children: ReactNode
}

function Box({ title, hint, large, children }: BoxProps) {
  return (
    <Frame role='group' aria-label={title}>
      <Title>
        {title}
        {hint !== undefined && <Hint label={title} text={hint} />}
      </Title>
      <Large>{large}</Large>
      <Secondary>{children}</Secondary>
    </Frame>
  )
}

function Figure({ value }: { readonly value: number | undefined }) {
  const { formatNumber } = useIntl()
  return <>{value === undefined ? UNKNOWN : formatNumber(value)}</>
}

const UNKNOWN = '--'

function Period({ incident: { create_at, end_at, current_status } }: { readonly incident: Incident }) {
  const translate = useTranslate()
  return (
    <>
      <Known at={create_at} />
      {' - '}
      {isOngoing(current_status) ? translate('webapp.review.ongoing') : <Known at={end_at} />}
    </>
  )
}

const Known = ({ at }: { readonly at: number }) => (at === 0 ? <>{UNKNOWN}</> : <Moment at={at} />)

function JumpToChannel({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { go, isGoing, isPossible } = useGoToChannel(incident)
  if (!isPossible) return null
  return (
    <LinkButton disabled={isGoing} onClick={go}>
      {translate('webapp.review.jump')}
    </LinkButton>
  )
}

const Row = styled.div`
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  gap: 16px;
`

const Frame = styled.div`
  padding: 16px 24px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-m, 8px);
  overflow-wrap: anywhere;
`

const Title = styled.div`
  display: flex;
  align-items: center;
  gap: 4px;
  min-height: 24px;
  font-weight: 600;
`

const Large = styled.div`
  padding: 4px 0;
  font-family: Metropolis, inherit;
  font-size: 28px;
  font-weight: 600;
  line-height: 36px;
`
