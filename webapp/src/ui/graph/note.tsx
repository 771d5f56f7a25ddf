import * as React from 'react'
import type { ReactNode } from 'react'
import styled from 'styled-components'

import type { Plot } from './axes.tsx'

interface NoteProps {
  readonly plot: Plot
  /** Pixels from the upper left corner of the graph, where the mark is that the note is about. */
  readonly x: number
  readonly y: number
  readonly children: ReactNode
}

/** What is said about a mark of a graph, beside it and inside of the graph. */
export function Note({ plot, x, y, children }: NoteProps) {
  const isLeft = x > plot.width / 2
  const side = isLeft ? { right: plot.width - x + GAP } : { left: x + GAP }
  return (
    <Box aria-hidden style={{ ...side, top: Math.max(0, y - 24), maxWidth: plot.width / 2 - GAP }}>
      {children}
    </Box>
  )
}

const GAP = 12

const Box = styled.div`
  position: absolute;
  z-index: 1;
  padding: 4px 8px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-s, 4px);
  background: var(--center-channel-bg);
  box-shadow: var(--elevation-2);
  font-size: 12px;
  white-space: pre-line;
  pointer-events: none;
`
