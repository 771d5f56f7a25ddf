import { TeamTypes } from 'mattermost-redux/action_types'
import * as React from 'react'
import { Redirect, Route, Switch, useParams } from 'react-router-dom'

import { myTeams } from '../state/selectors.ts'
import { usePageDispatch, usePageState } from '../state/store.ts'
import { closeRhs } from '../state/views.ts'
import { ChannelController } from './channel-controller.tsx'
import { Contained } from './pluggable.tsx'
import { PostLink } from './post-link.tsx'

/** Chooses the team that the address names; what lies below it are channels and routes of plugins. */
export function TeamController() {
  const { team: name } = useParams<{ team: string }>()
  const dispatch = usePageDispatch()
  const teams = usePageState((state) => state.entities.teams)
  const team = Object.values(teams.teams).find((one) => one.name === name && teams.myMembers[one.id])
  const teamId = team?.id
  React.useEffect(() => {
    if (!teamId) return
    dispatch({ type: TeamTypes.SELECT_TEAM, data: teamId })
    return () => void dispatch(closeRhs)
  }, [dispatch, teamId])
  if (!team) return <UnknownTeam />
  return teams.currentTeamId === team.id ? <TeamRoutes name={name} /> : null
}

function UnknownTeam() {
  const first = usePageState((state) => myTeams(state)[0]?.name)
  return first ? <Redirect to={`/${first}`} /> : <p className='page-note'>You are in no team.</p>
}

/** The host puts no wrapper round a plugin's route: it says itself which part of the grid it takes. */
function TeamRoutes({ name }: { readonly name: string }) {
  const routes = usePageState((state) => state.plugins.components.NeedsTeamComponent) ?? []
  return (
    <Switch>
      <Route path='/:team/pl/:postId' component={PostLink} />
      <Route path='/:team/:kind(channels|messages)/:channel/:postId?' component={ChannelController} />
      {routes.map((entry) => (
        <Route key={entry.id} path={`/${name}/${entry.route}`} render={() => <Contained entry={entry} />} />
      ))}
      <Redirect to={`/${name}/channels/town-square`} />
    </Switch>
  )
}
