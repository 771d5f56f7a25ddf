import * as React from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Duration } from '../incident/duration.tsx'
import { usePersonName } from '../incident/person-name.ts'
import { StatusBadge } from '../incident/status-badge.tsx'
import { useProduct } from '../product.ts'
import { rhs } from '../state/rhs.ts'
import { LinkButton } from '../ui/button.tsx'
import { oneLine, Secondary } from '../ui/text.tsx'
import { Private } from './private.tsx'

/** One incident of the list: its name shows it here, its button leads to the channel. */
export function IncidentRow({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const { goToChannel, page } = useProduct()
  const channelId = useSelector(currentChannelId)
  const isHere = incident.channel_id === channelId
  const commander = usePersonName(incident.commander_user_id)
  const choose = () => dispatch(rhs.actions.chosen({ channelId, show: { is: 'incident', id: incident.id } }))
  const go = () => void goToChannel(incident.team_id, incident.channel_id).catch(page.reportError)
  return (
    <Row $isHere={isHere} aria-current={isHere}>
      <Line>
        <Name title={incident.name} onClick={choose}>
          <bdi>{incident.name}</bdi>
        </Name>
        <StatusBadge status={incident.current_status} />
      </Line>
      <Facts>
        <Secondary as='dt'>{translate('webapp.summary.duration')}</Secondary>
        <dd>
          <Duration incident={incident} />
        </dd>
        <Secondary as='dt'>{translate('webapp.summary.commander')}</Secondary>
        <dd>
          <bdi>{commander}</bdi>
        </dd>
      </Facts>
      <Line>
        <LinkButton onClick={go}>{translate('webapp.list.go')}</LinkButton>
        {incident.channel_type === 'P' && <Private />}
      </Line>
    </Row>
  )
}

const Row = styled.li<{ $isHere: boolean }>`
  padding-block: 12px;
  padding-inline: 12px 16px;
  border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.08);
  border-inline-start: 4px solid ${({ $isHere }) => ($isHere ? 'var(--button-bg)' : 'transparent')};
`

const Line = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
`

const Name = styled(LinkButton)`
  ${oneLine}
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
