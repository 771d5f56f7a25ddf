import * as React from 'react'
import { useId, type ReactNode } from 'react'
import styled from 'styled-components'

interface SectionProps {
  readonly title: string
  /** Beside the title. */
  readonly controls?: ReactNode
  readonly children: ReactNode
}

/** A part of the page with its own heading. */
export function Section({ title, controls, children }: SectionProps) {
  const id = useId()
  return (
    <Box aria-labelledby={id}>
      <Head>
        <Title id={id}>{title}</Title>
        {controls}
      </Head>
      {children}
    </Box>
  )
}

const Box = styled.section`
  min-width: 0;
  padding: 20px 24px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-m, 8px);
`

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
  margin-bottom: 12px;
`

const Title = styled.h2`
  margin: 0;
  font-family: Metropolis, inherit;
  font-size: 16px;
  font-weight: 600;
  line-height: 24px;
`
