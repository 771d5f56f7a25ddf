import * as React from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId, type Translate } from '../i18n.ts'
import type { Failure } from '../request.ts'
import { QuietButton } from './button.tsx'

interface FailedProps {
  readonly what: TextId
  readonly failure: Failure
  readonly onRetry: () => void
}

/** In the place of something that could not be loaded. */
export function Failed({ what, failure, onRetry }: FailedProps) {
  const translate = useTranslate()
  return (
    <Box role='alert'>
      <p>{sentenceOf(translate, translate(what), failure)}</p>
      <QuietButton onClick={onRetry}>{translate('webapp.try_again')}</QuietButton>
    </Box>
  )
}

/** What failed, then the server's reason, never a code alone. */
export function sentenceOf(translate: Translate, what: string, failure: Failure | undefined): string {
  if (!failure) return what
  return translate('webapp.error.because', { what, why: reasonOf(translate, failure) })
}

/** The server's own sentence, or one of ours where it gave none. */
export function reasonOf(translate: Translate, { code, message }: Failure): string {
  if (message !== '') return message
  return translate(code === 'unreachable' ? 'webapp.error.unreachable' : 'webapp.error.broken')
}

const Box = styled.div`
  padding: 24px 16px;
`
