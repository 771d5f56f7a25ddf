import * as React from 'react'
import styled from 'styled-components'

import { PLAYBOOK_LIMITS } from '../../../../server/domain/playbook-limits.ts'
import { useTranslate } from '../../i18n.ts'
import { DirectedIcon, PrimaryButton } from '../../ui/button.tsx'
import { counterText } from '../../ui/counter-text.ts'
import { Field } from '../../ui/field.tsx'
import { ArrowBackIcon } from '../../ui/icons.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { Secondary } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { usePaths } from '../../use-paths.ts'
import { useForm } from './form-context.ts'
import { NameInPlace } from './name-in-place.tsx'

interface EditorHeadProps {
  readonly isSaving: boolean
  readonly onSave: () => void
}

/** Which playbook it is, what it is for, and how it gets saved. */
export function EditorHead({ isSaving, onSave }: EditorHeadProps) {
  const translate = useTranslate()
  const { draft, set, errorOf } = useForm()
  const paths = usePaths()
  const back = translate('webapp.editor.back')
  return (
    <>
      <Line>
        <Back to={paths.playbooks} aria-label={back} title={back}>
          <DirectedIcon>
            <ArrowBackIcon size={20} />
          </DirectedIcon>
        </Back>
        <NameInPlace />
        <PrimaryButton disabled={isSaving} aria-busy={isSaving} onClick={onSave}>
          {translate(isSaving ? 'webapp.editor.saving' : 'webapp.editor.save')}
        </PrimaryButton>
      </Line>
      <Summary>
        <Field
          label={translate('webapp.summary.description')}
          error={errorOf('summary')}
          note={counterText(translate, draft.summary, PLAYBOOK_LIMITS.summary.max)}
        >
          {(control) => (
            <ShortArea
              {...control}
              name='summary'
              placeholder={translate('webapp.editor.summary_hint')}
              value={draft.summary}
              onChange={({ target }) => set({ summary: target.value })}
            />
          )}
        </Field>
        <Secondary>{translate('webapp.editor.notice')}</Secondary>
      </Summary>
    </>
  )
}

/** In sight however far down somebody writes; the space above it is the page's own. */
const Line = styled.div`
  position: sticky;
  z-index: 1;
  inset-block-start: -24px;
  display: flex;
  align-items: flex-start;
  gap: 12px;
  padding: 8px 0;
  background: var(--center-channel-bg);
  & > h1 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font-size: 14px;
    font-weight: 400;
  }
`

const Back = styled(PageLink)`
  display: inline-flex;
  flex: none;
  align-items: center;
  justify-content: center;
  width: 36px;
  height: 36px;
  color: inherit;
`

const Summary = styled.div`
  max-width: 720px;
  padding: 8px 0 16px 48px;
`

const ShortArea = styled(TextArea)`
  min-height: 40px;
`
