import * as React from 'react'
import { useState } from 'react'
import { useDispatch } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { RETROSPECTIVE } from '../../../../server/domain/retrospective.ts'
import { useTranslate } from '../../i18n.ts'
import { MarkdownField } from '../../pickers/markdown-field.tsx'
import { useProduct } from '../../product.ts'
import { reportDrafts, type ReportDraft } from '../../state/report-drafts.ts'
import { PrimaryButton, QuietButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dispute } from '../../ui/dispute.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { lengthOf } from '../../ui/counter-text.ts'

interface ReportEditorProps {
  readonly incident: Incident
  readonly draft: ReportDraft
  /** It can be changed no more; what was typed can still be read and copied. */
  readonly isLocked: boolean
}

/** The report while it is written. What somebody else made of it meanwhile is shown before this one replaces it. */
export function ReportEditor({ incident, draft, isLocked }: ReportEditorProps) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const { reports } = useProduct()
  const [isSaving, setSaving] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { id, retrospective: theirs } = incident
  const { basis, text } = draft
  const isDisputed = !isLocked && theirs !== basis && theirs !== text
  const isTooLong = lengthOf(text) > RETROSPECTIVE.max
  const write = (next: Partial<ReportDraft>) =>
    dispatch(reportDrafts.actions.written({ incidentId: id, draft: { ...draft, ...next } }))
  const drop = () => dispatch(reportDrafts.actions.dropped(id))
  const save = () => {
    setSaving(true)
    void reports
      .write({ incidentId: id, basis: theirs === text ? theirs : basis, text })
      .then((isSaved) => isSaved && drop())
      .finally(() => setSaving(false))
  }
  return (
    <>
      <MarkdownField
        label={translate('webapp.report.heading')}
        name='retrospective'
        text={text}
        max={RETROSPECTIVE.max}
        isLocked={isLocked || isSaving}
        error={isTooLong ? translate('webapp.field.too_long') : undefined}
        teamId={incident.team_id}
        channelId={incident.channel_id}
        onChange={(typed) => write({ text: typed })}
      />
      {isDisputed && (
        <Dispute
          theirs={<Markdown text={theirs} />}
          onTakeTheirs={() => write({ basis: theirs, text: theirs })}
          onTakeMine={() => write({ basis: theirs })}
        />
      )}
      {isLocked && <p role='alert'>{translate('webapp.report.locked')}</p>}
      <Buttons>
        <QuietButton onClick={() => (text === basis ? drop() : setAsking(true))}>
          {translate('webapp.cancel')}
        </QuietButton>
        {!isLocked && (
          <PrimaryButton disabled={isSaving || isDisputed || isTooLong} aria-busy={isSaving} onClick={save}>
            {translate('webapp.report.save')}
          </PrimaryButton>
        )}
      </Buttons>
      {isAsking && (
        <Confirm
          title={translate('webapp.discard.question')}
          subject={incident.name}
          confirm={translate('webapp.discard.yes')}
          onConfirm={drop}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}

const Buttons = styled.div`
  display: flex;
  justify-content: flex-end;
  gap: 8px;
`
