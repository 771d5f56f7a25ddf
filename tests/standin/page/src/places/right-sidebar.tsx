import * as React from 'react'

import { currentChannel, currentTeam } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { ChannelInfo } from './channel-info.tsx'
import { ChannelMembers } from './channel-members.tsx'
import { Contained } from './pluggable.tsx'
import { openPopout } from './popout-page.tsx'
import { RhsHeader } from './rhs-header.tsx'
import { ThreadView } from './thread-view.tsx'

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select, [tabindex="0"]'

/** The right-hand sidebar: a plugin's, a thread, or what the host itself shows of a channel. */
export function RightSidebar() {
  const { isSidebarOpen, isSidebarExpanded, rhsState, pluggableId, selectedPostId } = usePageState(
    (state) => state.views.rhs,
  )
  const body = useFocusOnOpening(isSidebarOpen ? `${String(rhsState)}${pluggableId}${selectedPostId}` : '')
  if (!isSidebarOpen) return null
  return (
    <aside
      id='sidebar-right'
      ref={body}
      className={isSidebarExpanded ? 'sidebar--right sidebar--right--expanded' : 'sidebar--right'}
      aria-label='Right sidebar'
    >
      {rhsState === 'plugin' && <PluginSidebar />}
      {rhsState === 'channel-info' && <ChannelInfo />}
      {rhsState === 'channel-members' && <ChannelMembers />}
      {rhsState === null && <ThreadView key={selectedPostId} rootId={selectedPostId} />}
    </aside>
  )
}

/** Header by the host, body by the plugin. */
function PluginSidebar() {
  const { pluggableId } = usePageState((state) => state.views.rhs)
  const entries = usePageState((state) => state.plugins.components.RightHandSidebarComponent) ?? []
  const team = usePageState(currentTeam)
  const channel = usePageState(currentChannel)
  const entry = entries.find((one) => one.id === pluggableId)
  if (!entry) return null
  return (
    <>
      <RhsHeader title={titleOf(entry.title)}>
        <button
          type='button'
          className='btn-icon sidebar--right__expand'
          aria-label='Open in a new window'
          onClick={() => openPopout(team?.name ?? '', entry.pluginId, channel?.name ?? '')}
        >
          <i className='icon icon-dock-window' aria-hidden='true' />
        </button>
      </RhsHeader>
      <div id='rhsContainer' className='sidebar-right__body'>
        <Contained entry={entry} />
      </div>
    </>
  )
}

/** A title is text, an element, or a component. */
function titleOf(title: unknown): React.ReactNode {
  const isComponent =
    typeof title === 'function' || (typeof title === 'object' && !React.isValidElement(title))
  return isComponent && title ? React.createElement(title as React.ComponentType) : (title as React.ReactNode)
}

function useFocusOnOpening(what: string): React.RefObject<HTMLElement> {
  const sidebar = React.useRef<HTMLElement>(null)
  React.useEffect(() => {
    const body = sidebar.current?.querySelector('.sidebar-right__body')
    const first = body?.querySelector<HTMLElement>('.post-create textarea') ?? body?.querySelector(FOCUSABLE)
    if (what && first instanceof HTMLElement) first.focus()
  }, [what])
  return sidebar
}
