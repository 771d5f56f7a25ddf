import * as React from 'react'
import type { ReactNode } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { QuietButton } from './button.tsx'

interface DisputeProps {
  /** What somebody else made of it. */
  readonly theirs: ReactNode
  readonly onTakeTheirs: () => void
  readonly onTakeMine: () => void
}

/** Below a field that somebody else has changed meanwhile: their text, before the own one replaces it. */
export function Dispute({ theirs, onTakeTheirs, onTakeMine }: DisputeProps) {
  const translate = useTranslate()
  return (
    <Box role='alert'>
      <p>{translate('webapp.field.disputed')}</p>
      <Other>{theirs}</Other>
      <QuietButton onClick={onTakeTheirs}>{translate('webapp.field.take_theirs')}</QuietButton>{' '}
      <QuietButton onClick={onTakeMine}>{translate('webapp.field.take_mine')}</QuietButton>
    </Box>
  )
}

const Box = styled.div`
  margin: -8px 0 16px;
  padding: 8px 12px;
  border-inline-start: 4px solid rgb(var(--semantic-color-warning, var(--button-bg-rgb)));
  background: rgba(var(--center-channel-color-rgb), 0.04);
  overflow-wrap: anywhere;
  & > p {
    margin: 0 0 8px;
  }
`

const Other = styled.div`
  max-height: 160px;
  margin-bottom: 8px;
  overflow-y: auto;
`
