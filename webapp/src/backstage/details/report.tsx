import * as React from 'react'
import { useEffect, useRef, useState } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { isOngoing } from '../../../../server/domain/status.ts'
import type { HostState } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { Moment } from '../../incident/moment.tsx'
import { PersonChip } from '../../incident/person-chip.tsx'
import { reportDrafts } from '../../state/report-drafts.ts'
import { findReportDraft } from '../../state/selectors.ts'
import { QuietButton } from '../../ui/button.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { Secondary } from '../../ui/text.tsx'
import { ReportButtons } from './report-buttons.tsx'
import { ReportEditor } from './report-editor.tsx'
import { Section } from './section.tsx'

/** The text of the retrospective and what has become of it; for those who may, also writing it. */
export function Report({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const draft = useSelector((state: HostState) => findReportDraft(state, incident.id))
  const [isWrittenAnyway, setWrittenAnyway] = useState(false)
  const { id, retrospective, retrospective_was_canceled: isCanceled, retrospective_published_at } = incident
  const isDecided = retrospective_published_at > 0
  const isFinal = isDecided && !isCanceled
  const edit = () =>
    dispatch(
      reportDrafts.actions.written({ incidentId: id, draft: { basis: retrospective, text: retrospective } }),
    )
  const writeAnyway = () => {
    setWrittenAnyway(true)
    edit()
  }
  const canWrite = incident.can_edit && !isFinal
  const box = useKeptFocus(draft ? 'writing' : String(retrospective_published_at))
  const isWaiting = canWrite && !draft
  return (
    <Section
      title={translate('webapp.report.heading')}
      controls={
        isWaiting &&
        (!isDecided || isWrittenAnyway) && (
          <ReportButtons incident={incident} canCancel={!isDecided} onEdit={edit} />
        )
      }
    >
      {isDecided && <Decided incident={incident} />}
      {isOngoing(incident.current_status) && <Line>{translate('webapp.report.ongoing')}</Line>}
      {isWaiting && isDecided && !isWrittenAnyway && (
        <Line>
          <QuietButton onClick={writeAnyway}>{translate('webapp.report.write_anyway')}</QuietButton>
        </Line>
      )}
      <Content ref={box} tabIndex={-1}>
        {draft ? (
          <ReportEditor incident={incident} draft={draft} isLocked={!canWrite} />
        ) : retrospective.trim() === '' ? (
          <Secondary>{translate('webapp.report.none')}</Secondary>
        ) : (
          <Markdown text={retrospective} />
        )}
      </Content>
    </Section>
  )
}

/** A button that vanishes as it is pressed takes the focus with it: it goes to what came instead. */
function useKeptFocus(mode: string) {
  const box = useRef<HTMLDivElement>(null)
  const before = useRef(mode)
  useEffect(() => {
    if (before.current === mode) return
    before.current = mode
    if (document.activeElement !== document.body) return
    const target = box.current?.querySelector('textarea') ?? box.current
    target?.focus()
  }, [mode])
  return box
}

/** Who published or cancelled it, and when. */
function Decided({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const isCanceled = incident.retrospective_was_canceled
  return (
    <Line>
      <strong>{translate(isCanceled ? 'webapp.report.canceled' : 'webapp.report.published')}</strong>
      <PersonChip id={incident.retrospective_published_by_user_id} />
      <Secondary>
        <Moment at={incident.retrospective_published_at} />
      </Secondary>
    </Line>
  )
}

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
  margin-bottom: 12px;
`

const Content = styled.div`
  outline: none;
`
