import * as React from 'react'
import { useDispatch } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { isOngoing } from '../../../server/domain/status.ts'
import { useTranslate } from '../i18n.ts'
import { statusWindow } from '../state/status-window.ts'
import { PrimaryButton, QuietButton } from '../ui/button.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { usePaths } from '../use-paths.ts'

/** Leads to the incident's page; ends, restarts and updates it through the status window, for those who may. */
export function DetailsFooter({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { incident: pathTo } = usePaths()
  const isUsable = incident.can_edit && incident.channel_state !== 'deleted'
  return (
    <Foot>
      <Overview to={pathTo(incident.id)}>{translate('webapp.incident.overview')}</Overview>
      {isUsable && <Updates incident={incident} />}
    </Foot>
  )
}

function Updates({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const incidentId = incident.id
  const open = (status?: Incident['current_status']) =>
    dispatch(statusWindow.actions.opened({ incidentId, ...(status && { status }) }))
  return (
    <>
      {isOngoing(incident.current_status) ? (
        <QuietButton onClick={() => open('Resolved')}>{translate('webapp.incident.end')}</QuietButton>
      ) : (
        <QuietButton onClick={() => open('Active')}>{translate('webapp.incident.restart')}</QuietButton>
      )}
      <PrimaryButton onClick={() => open()}>{translate('webapp.incident.update')}</PrimaryButton>
    </>
  )
}

const Overview = styled(PageLink)`
  margin-inline-end: auto;
  padding: 8px 0;
`

const Foot = styled.footer`
  display: flex;
  flex: none;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  justify-content: flex-end;
  padding: 12px 16px;
  border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  & > button {
    min-height: 40px;
    padding: 8px 16px;
  }
`
