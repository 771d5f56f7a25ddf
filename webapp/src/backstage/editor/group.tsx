import * as React from 'react'
import { useId, type ReactNode } from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../../i18n.ts'

/** Controls that belong together, under a heading. */
export function Group({ title, children }: { readonly title: TextId; readonly children: ReactNode }) {
  const translate = useTranslate()
  const id = useId()
  return (
    <Box aria-labelledby={id}>
      <Title id={id}>{translate(title)}</Title>
      {children}
    </Box>
  )
}

const Box = styled.section`
  max-width: 720px;
  padding: 16px 0 8px;
`

const Title = styled.h2`
  margin: 0 0 12px;
  font-family: Metropolis, inherit;
  font-size: 16px;
  font-weight: 600;
  line-height: 24px;
`
