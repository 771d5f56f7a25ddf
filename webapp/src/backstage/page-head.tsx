import * as React from 'react'
import type { ReactNode } from 'react'
import styled from 'styled-components'

import { oneLine } from '../ui/text.tsx'

interface PageHeadProps {
  readonly title: string
  /** What can be done on the page. */
  readonly children?: ReactNode
}

/** A page's one main heading, and its buttons. */
export function PageHead({ title, children }: PageHeadProps) {
  return (
    <Line>
      <Title title={title} dir='auto'>
        {title}
      </Title>
      {children}
    </Line>
  )
}

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 12px;
  min-height: 40px;
  margin-bottom: 16px;
`

const Title = styled.h1`
  ${oneLine}
  margin: 0;
  font-family: Metropolis, inherit;
  font-size: 22px;
  font-weight: 600;
  line-height: 32px;
`
