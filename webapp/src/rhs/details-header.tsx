import * as React from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentChannelId } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Private } from '../incident/private.tsx'
import { StatusBadge } from '../incident/status-badge.tsx'
import { rhs } from '../state/rhs.ts'
import { DirectedIcon, IconButton } from '../ui/button.tsx'
import { ArrowBackIcon } from '../ui/icons.tsx'
import { oneLine } from '../ui/text.tsx'
import { useFocusOnChoice } from './focus-on-choice.ts'
import { IncidentMenu } from './incident-menu.tsx'

const back = (
  <DirectedIcon>
    <ArrowBackIcon size={20} />
  </DirectedIcon>
)

/** The way back to the list and, unless it is gone, which incident this is. */
export function DetailsHeader({ incident }: { readonly incident: Incident | undefined }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const channelId = useSelector(currentChannelId)
  const name = useFocusOnChoice<HTMLHeadingElement>()
  const goBack = () => dispatch(rhs.actions.chosen({ channelId, show: { is: 'list' } }))
  return (
    <Line>
      <IconButton icon={back} label={translate('webapp.incident.back')} onClick={goBack} />
      {incident && (
        <>
          <Name ref={name} tabIndex={-1} title={incident.name}>
            <bdi>{incident.name}</bdi>
          </Name>
          {incident.channel_type === 'P' && <Private />}
          <StatusBadge status={incident.current_status} />
          <IncidentMenu incident={incident} />
        </>
      )}
    </Line>
  )
}

const Line = styled.div`
  display: flex;
  flex: none;
  align-items: center;
  gap: 8px;
  padding: 12px 16px 4px 8px;
`

const Name = styled.h2`
  ${oneLine}
  outline: none;
  flex: 1;
  margin: 0;
  font-size: 16px;
  font-weight: 600;
`
