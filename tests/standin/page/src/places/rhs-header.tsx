import * as React from 'react'

import { usePageDispatch, usePageState } from '../state/store.ts'
import { closeRhs } from '../state/views.ts'

interface RhsHeaderProps {
  readonly title: React.ReactNode
  /** What the thing on view belongs to. */
  readonly subtitle?: string
  /** Buttons beside the one that closes. */
  readonly children?: React.ReactNode
}

/** The head of the right-hand sidebar. */
export function RhsHeader({ title, subtitle, children }: RhsHeaderProps) {
  const dispatch = usePageDispatch()
  const isExpanded = usePageState((state) => state.views.rhs.isSidebarExpanded)
  return (
    <div className='sidebar--right__header'>
      <h2 className='sidebar--right__title'>
        {title}
        {subtitle && <small>{subtitle}</small>}
      </h2>
      {children}
      <button
        type='button'
        className='btn-icon sidebar--right__expand'
        aria-label={isExpanded ? 'Collapse sidebar' : 'Expand sidebar'}
        onClick={() => dispatch({ type: 'SET_RHS_EXPANDED', expanded: !isExpanded })}
      >
        <i className={`icon icon-arrow-${isExpanded ? 'collapse' : 'expand'}`} aria-hidden='true' />
      </button>
      <button
        id='rhsCloseButton'
        type='button'
        className='btn-icon'
        aria-label='Close'
        onClick={() => dispatch(closeRhs)}
      >
        <i className='icon icon-close' aria-hidden='true' />
      </button>
    </div>
  )
}
