import * as React from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { rhs } from '../state/rhs.ts'
import { rhsOf } from '../state/selectors.ts'
import { QuietButton } from '../ui/button.tsx'
import { sentenceOf } from '../ui/failed.tsx'
import { Hidden } from '../ui/text.tsx'

/** Errors one at a time until they are dismissed, and the live region of what changed. */
export function Notices() {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const { errors, announcement } = useSelector((state: HostState) => rhsOf(state))
  const error = errors[0]
  return (
    <>
      <Hidden role='status' aria-live='polite'>
        {announcement && (
          <span key={announcement.count}>
            {translate(announcement.notice.text, announcement.notice.values)}
          </span>
        )}
      </Hidden>
      <div role='alert'>
        {error && (
          <Toast>
            <span dir='auto'>
              {sentenceOf(translate, translate(error.text, error.values), error.failure)}
            </span>
            <QuietButton onClick={() => dispatch(rhs.actions.dismissed())}>
              {translate('webapp.dismiss')}
            </QuietButton>
          </Toast>
        )}
      </div>
    </>
  )
}

const Toast = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
  margin: 8px;
  padding: 8px 12px;
  border-inline-start: 4px solid var(--error-text);
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--error-text-color-rgb), 0.08);
  overflow-wrap: anywhere;
  & > button {
    flex: none;
  }
`
