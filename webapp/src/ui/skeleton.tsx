import * as React from 'react'
import styled, { keyframes } from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { Hidden } from './text.tsx'

/** Grey lines where something will stand; they appear only after 150 ms, so that quick answers do not flash. */
export function Skeleton({ lines }: { readonly lines: number }) {
  const translate = useTranslate()
  return (
    <div role='status'>
      <Hidden>{translate('webapp.loading')}</Hidden>
      {Array.from({ length: lines }, (_, line) => (
        <Line key={line} />
      ))}
    </div>
  )
}

const appear = keyframes`
  to { visibility: visible; }
`

const Line = styled.div`
  height: 20px;
  margin: 16px;
  border-radius: var(--radius-s, 4px);
  background: rgba(var(--center-channel-color-rgb), 0.08);
  visibility: hidden;
  animation: ${appear} 0s 150ms forwards;
`
