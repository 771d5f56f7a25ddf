import * as React from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { isOngoing } from '../../../../server/domain/status.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { myRights } from '../../state/selectors.ts'
import { statusWindow } from '../../state/status-window.ts'
import { PrimaryButton, QuietButton } from '../../ui/button.tsx'
import { usePaths } from '../../use-paths.ts'
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
      <SaveAsPlaybook incident={incident} />
      {incident.can_edit && incident.channel_state !== 'deleted' && <StatusButtons incident={incident} />}
    </Buttons>
  )
}

/** Opens the editor with the incident's checklists; nothing is saved there until somebody says so. */
function SaveAsPlaybook({ incident: { id } }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { navigation } = useProduct()
  const paths = usePaths()
  const mayCreate = useSelector(myRights)?.create_playbooks === true
  if (!mayCreate) return null
  return (
    <QuietButton onClick={() => navigation.goTo(`${paths.newPlaybook}?incident=${id}`)}>
      {translate('webapp.details.save_as_playbook')}
    </QuietButton>
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
  justify-content: flex-end;
  gap: 8px;
  margin-inline-start: auto;
  & > button {
    min-height: 32px;
    padding: 4px 12px;
  }
`
