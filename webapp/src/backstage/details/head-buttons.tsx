import * as React from 'react'
import { useDispatch } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { isOngoing } from '../../../../server/domain/status.ts'
import { useTranslate } from '../../i18n.ts'
import { statusWindow } from '../../state/status-window.ts'
import { PrimaryButton, QuietButton } from '../../ui/button.tsx'
import { ExportButton } from './export-button.tsx'
import { GoToChannel } from './go-to-channel.tsx'
import { RecordMenu } from './record-menu.tsx'

/** The way to the channel, files to keep, and for those who may: update, end or restart. */
export function HeadButtons({ incident }: { readonly incident: Incident }) {
  return (
    <Buttons>
      <GoToChannel incident={incident} />
      <ExportButton incident={incident} />
      <RecordMenu incident={incident} />
      {incident.can_edit && incident.channel_state !== 'deleted' && <StatusButtons incident={incident} />}
    </Buttons>
  )
}

function StatusButtons({ incident: { id: incidentId, current_status } }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const open = (status?: Incident['current_status']) =>
    dispatch(statusWindow.actions.opened({ incidentId, ...(status && { status }) }))
  return (
    <>
      {isOngoing(current_status) ? (
        <QuietButton onClick={() => open('Resolved')}>{translate('webapp.incident.end')}</QuietButton>
      ) : (
        <QuietButton onClick={() => open('Active')}>{translate('webapp.incident.restart')}</QuietButton>
      )}
      <PrimaryButton onClick={() => open()}>{translate('webapp.incident.update')}</PrimaryButton>
    </>
  )
}

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  & > button {
    min-height: 32px;
    padding: 4px 16px;
  }
`
