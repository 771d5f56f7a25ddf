import { TeamTypes } from 'mattermost-redux/action_types'
import * as React from 'react'
import { useLocation, useParams } from 'react-router-dom'

import { openChannel, showChannel } from '../session/channel.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { Contained } from './pluggable.tsx'

/** Opens a plugin's sidebar in a window of its own. */
export function openPopout(team: string, pluginId: string, channel: string): void {
  const query = new URLSearchParams({ channel })
  window.open(
    `${window.basename}/_popout/rhs/${team}/plugin/${pluginId}?${query.toString()}`,
    '_blank',
    'popup,width=400,height=800',
  )
}

/** Such a window: the plugin's first sidebar, for the channel that the address names, and nothing else. */
export function PopoutPage() {
  const { team: name, pluginId } = useParams<{ team: string; pluginId: string }>()
  const channelName = new URLSearchParams(useLocation().search).get('channel') ?? ''
  const dispatch = usePageDispatch()
  const teams = usePageState((state) => state.entities.teams.teams)
  const teamId = Object.values(teams).find((team) => team.name === name)?.id
  const currentTeamId = usePageState((state) => state.entities.teams.currentTeamId)
  const entries = usePageState((state) => state.plugins.components.RightHandSidebarComponent) ?? []
  const entry = entries.find((one) => one.pluginId === pluginId)
  React.useEffect(() => {
    if (!teamId) return
    dispatch({ type: TeamTypes.SELECT_TEAM, data: teamId })
    const show = async () => {
      const channel = await openChannel(teamId, channelName)
      if (channel) await showChannel(channel)
    }
    void show().catch(reportError)
  }, [dispatch, teamId, channelName])
  if (!entry || currentTeamId !== teamId) return null
  return (
    <main id='rhsContainer' className='popout sidebar-right__body'>
      <Contained entry={entry} />
    </main>
  )
}
