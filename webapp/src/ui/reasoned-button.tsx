import * as React from 'react'
import { useId, type ReactNode } from 'react'
import styled from 'styled-components'

import { QuietButton } from './button.tsx'
import { Hidden } from './text.tsx'

interface ReasonedButtonProps {
  /** Why it cannot be used; `undefined` while it can. */
  readonly reason: string | undefined
  readonly isBusy?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A button that says why it does nothing: so it keeps its place in the tab order, and has a tooltip. */
export function ReasonedButton({ reason, isBusy = false, onClick, children }: ReasonedButtonProps) {
  const id = useId()
  return (
    <>
      <Button
        aria-disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : id}
        title={reason}
        disabled={isBusy}
        aria-busy={isBusy}
        onClick={reason === undefined ? onClick : undefined}
      >
        {children}
      </Button>
      {reason !== undefined && <Hidden id={id}>{reason}</Hidden>}
    </>
  )
}

const Button = styled(QuietButton)`
  display: inline-flex;
  align-items: center;
  gap: 6px;
  &[aria-disabled='true'] {
    cursor: default;
    opacity: 0.56;
  }
`
