import * as React from 'react'
import type { ReactNode } from 'react'
import styled from 'styled-components'

import { Problem } from '../../ui/field.tsx'

interface GroupProps {
  readonly title: string
  readonly problem?: string | undefined
  readonly children: ReactNode
}

/** Settings that belong together, under their heading. */
export function Group({ title, problem, children }: GroupProps) {
  return (
    <Box>
      <legend>{title}</legend>
      {children}
      {problem && <Problem role='alert'>{problem}</Problem>}
    </Box>
  )
}

const Box = styled.fieldset`
  max-width: 720px;
  margin: 0 0 24px;
  padding: 0;
  border: 0;
  & > legend {
    margin: 0 0 8px;
    padding: 0;
    border: 0;
    color: inherit;
    font-size: 16px;
    font-weight: 600;
    line-height: 24px;
  }
`
