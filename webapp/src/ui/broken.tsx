import * as React from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { QuietButton } from './button.tsx'

/** In the place of a part that broke. */
export function Broken({ onReload }: { readonly onReload: () => void }) {
  const translate = useTranslate()
  return (
    <Message role='alert'>
      <p>{translate('webapp.error.part')}</p>
      <QuietButton onClick={onReload}>{translate('webapp.error.reload')}</QuietButton>
    </Message>
  )
}

const Message = styled.div`
  padding: 24px 16px;
`
