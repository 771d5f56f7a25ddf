import * as React from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Ago } from '../incident/ago.tsx'
import { ChannelButton } from '../incident/channel-button.tsx'
import { Duration } from '../incident/duration.tsx'
import { PersonChip } from '../incident/person-chip.tsx'
import { Private } from '../incident/private.tsx'
import { StatusBadge } from '../incident/status-badge.tsx'
import { rhs } from '../state/rhs.ts'
import { LinkButton } from '../ui/button.tsx'
import { oneLine, Secondary } from '../ui/text.tsx'

/** One incident of the list: its name shows it here, its button leads to the channel. */
export function IncidentRow({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  const isHere = incident.channel_id === channelId
  const choose = () => dispatch(rhs.actions.chosen({ channelId, show: { is: 'incident', id: incident.id } }))
  return (
    <Row $isHere={isHere} aria-current={isHere}>
      <Line>
        <Name title={incident.name} onClick={choose}>
          <bdi>{incident.name}</bdi>
        </Name>
        {incident.channel_type === 'P' && <Private />}
        <StatusBadge status={incident.current_status} />
      </Line>
      <Facts>
        <Secondary as='dt'>{translate('webapp.summary.duration')}</Secondary>
        <dd>
          <Duration incident={incident} />
        </dd>
        <Secondary as='dt'>{translate('webapp.list.updated')}</Secondary>
        <dd>{incident.last_status_update_at === 0 ? '-' : <Ago at={incident.last_status_update_at} />}</dd>
        <Secondary as='dt'>{translate('webapp.summary.commander')}</Secondary>
        <dd>
          <PersonChip id={incident.commander_user_id} />
        </dd>
      </Facts>
      <ChannelButton incident={incident} />
    </Row>
  )
}

const Row = styled.li<{ $isHere: boolean }>`
  padding-block: 12px;
  padding-inline: 12px 16px;
  border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.08);
  border-inline-start: 4px solid ${({ $isHere }) => ($isHere ? 'var(--button-bg)' : 'transparent')};
  background: ${({ $isHere }) => ($isHere ? 'rgba(var(--button-bg-rgb), 0.04)' : 'transparent')};
`

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
`

const Name = styled(LinkButton)`
  ${oneLine}
  flex: 1;
  color: inherit;
  font-weight: 600;
`

const Facts = styled.dl`
  display: grid;
  grid-template-columns: max-content minmax(0, 1fr);
  gap: 4px 12px;
  margin: 8px 0;
  & dt,
  & dd {
    margin: 0;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
`
