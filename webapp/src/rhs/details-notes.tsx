import * as React from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { JoinButton } from '../incident/channel-button.tsx'
import { usePersonName } from '../incident/person-name.ts'
import { rhs } from '../state/rhs.ts'
import { LinkButton } from '../ui/button.tsx'

/** What one must know before one tries to do something here. */
export function Circumstances({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { channel_state, can_edit } = incident
  if (channel_state === 'deleted') return <Bar>{translate('webapp.incident.channel_deleted')}</Bar>
  return (
    <>
      {!can_edit && <ReadOnly incident={incident} />}
      {channel_state === 'archived' && <Bar>{translate('webapp.incident.channel_archived')}</Bar>}
    </>
  )
}

function ReadOnly({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const commander = usePersonName(incident.commander_user_id)
  return (
    <Bar>
      <span>{translate('webapp.incident.read_only', { commander })}</span>
      {incident.channel_state === 'open' && <JoinButton incident={incident} />}
    </Bar>
  )
}

/** The same for what does not exist and for what is private. */
export function Gone() {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  const goBack = () => dispatch(rhs.actions.chosen({ channelId, show: { is: 'list' } }))
  return (
    <Bar role='alert'>
      <span>{translate('webapp.incident.gone')}</span>
      <LinkButton onClick={goBack}>{translate('webapp.incident.to_list')}</LinkButton>
    </Bar>
  )
}

const Bar = styled.div`
  display: flex;
  flex: none;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  margin: 8px 16px;
  padding: 8px 12px;
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--center-channel-color-rgb), 0.08);
  overflow-wrap: anywhere;
`
