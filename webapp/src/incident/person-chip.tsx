import * as React from 'react'
import styled from 'styled-components'

import { oneLine } from '../ui/text.tsx'
import { Avatar } from './avatar.tsx'
import { usePersonName } from './person-name.ts'

/** Picture and @username. */
export function PersonChip({ id }: { readonly id: string }) {
  const name = usePersonName(id)
  return (
    <Line>
      <Avatar id={id} />
      <Name title={name}>
        <bdi>{name}</bdi>
      </Name>
    </Line>
  )
}

const Line = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 6px;
  min-width: 0;
  max-width: 100%;
  vertical-align: bottom;
`

const Name = styled.span`
  ${oneLine}
`
