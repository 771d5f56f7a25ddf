import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { QuietButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { ReasonedButton } from '../../ui/reasoned-button.tsx'

interface ReportButtonsProps {
  readonly incident: Incident
  /** False once it was cancelled. */
  readonly canCancel: boolean
  readonly onEdit: () => void
}

/** What can be done with a report that nobody is writing just now; what is final asks first. */
export function ReportButtons({ incident, canCancel, onEdit }: ReportButtonsProps) {
  const translate = useTranslate()
  const { reports } = useProduct()
  const [asked, setAsked] = useState<'publish' | 'cancel'>()
  const [isBusy, setBusy] = useState(false)
  const isBlank = incident.retrospective.trim() === ''
  const act = () => {
    setBusy(true)
    const done =
      asked === 'publish' ? reports.publish(incident.id, incident.retrospective) : reports.cancel(incident.id)
    void done.finally(() => {
      setBusy(false)
      setAsked(undefined)
    })
  }
  return (
    <Buttons>
      <QuietButton onClick={onEdit}>{translate('webapp.report.edit')}</QuietButton>
      <ReasonedButton
        reason={isBlank ? translate('webapp.report.blank') : undefined}
        onClick={() => setAsked('publish')}
      >
        {translate('webapp.report.publish')}
      </ReasonedButton>
      {canCancel && (
        <QuietButton onClick={() => setAsked('cancel')}>{translate('webapp.report.cancel')}</QuietButton>
      )}
      {asked && (
        <Confirm
          title={translate(asked === 'publish' ? 'webapp.report.publish_ask' : 'webapp.report.cancel_ask')}
          subject={incident.name}
          confirm={translate(asked === 'publish' ? 'webapp.report.publish' : 'webapp.report.cancel')}
          isBusy={isBusy}
          onConfirm={act}
          onCancel={() => setAsked(undefined)}
        >
          {translate(asked === 'publish' ? 'webapp.report.publish_why' : 'webapp.report.cancel_why')}
        </Confirm>
      )}
    </Buttons>
  )
}

const Buttons = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
`
