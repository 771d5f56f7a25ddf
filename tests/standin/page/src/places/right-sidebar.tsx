import * as React from 'react'

import { usePageDispatch, usePageState } from '../state/store.ts'
import { closeRhs } from '../state/views.ts'
import { Contained } from './pluggable.tsx'

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"]'

/** The right-hand sidebar of plugins: header by the host, body by the plugin. */
export function RightSidebar() {
  const { pluggableId, isSidebarOpen } = usePageState((state) => state.views.rhs)
  const isExpanded = usePageState((state) => state.views.rhs.isSidebarExpanded)
  const entries = usePageState((state) => state.plugins.components.RightHandSidebarComponent) ?? []
  const entry = entries.find((one) => one.id === pluggableId)
  const body = useFocusOnOpening(isSidebarOpen ? pluggableId : '')
  if (!isSidebarOpen || !entry) return null
  return (
    <aside
      id='sidebar-right'
      className={isExpanded ? 'sidebar--right sidebar--right--expanded' : 'sidebar--right'}
      aria-label='Right sidebar'
    >
      <RhsHeader title={renderTitle(entry.title)} />
      <div id='rhsContainer' className='sidebar-right__body' ref={body}>
        <Contained entry={entry} />
      </div>
    </aside>
  )
}

function RhsHeader({ title }: { readonly title: React.ReactNode }) {
  const dispatch = usePageDispatch()
  const isExpanded = usePageState((state) => state.views.rhs.isSidebarExpanded)
  return (
    <div className='sidebar--right__header'>
      <h2 className='sidebar--right__title'>{title}</h2>
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

/** A title is text, an element, or a component. */
function renderTitle(title: unknown): React.ReactNode {
  const isComponent =
    typeof title === 'function' || (typeof title === 'object' && !React.isValidElement(title))
  return isComponent && title ? React.createElement(title as React.ComponentType) : (title as React.ReactNode)
}

function useFocusOnOpening(openId: string): React.RefObject<HTMLDivElement> {
  const body = React.useRef<HTMLDivElement>(null)
  React.useEffect(() => {
    if (openId) body.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus()
  }, [openId])
  return body
}
