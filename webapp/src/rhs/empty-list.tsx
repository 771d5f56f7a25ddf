import * as React from 'react'
import { useEffect } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentTeamId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { StartButton } from '../incident/start-button.tsx'
import { useProduct } from '../product.ts'
import { rhs } from '../state/rhs.ts'
import { mayStart, myRights, rhsOf } from '../state/selectors.ts'
import { LinkButton } from '../ui/button.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { usePaths } from '../use-paths.ts'

/** What an incident is and how to begin; and how many others there are in the team. */
export function NoneOfMine() {
  const translate = useTranslate()
  return (
    <Box>
      <Title>{translate('webapp.list.empty')}</Title>
      <p>{translate('webapp.list.empty_help')}</p>
      <Begin />
      <OthersInTeam />
    </Box>
  )
}

/** What the person may do to get going; who may do nothing reads whom to ask. */
function Begin() {
  const translate = useTranslate()
  const { start } = useProduct()
  const { playbooks } = usePaths()
  const canStart = useSelector(mayStart)
  const rights = useSelector(myRights)
  if (!canStart && !rights?.create_playbooks) return <p>{translate('webapp.list.ask')}</p>
  return (
    <Ways>
      {canStart && <StartButton text='webapp.list.start' onStart={start} />}
      {rights?.create_playbooks && (
        <PageLink to={playbooks}>{translate('webapp.list.create_playbook')}</PageLink>
      )}
    </Ways>
  )
}

function OthersInTeam() {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const { lists } = useProduct()
  const teamId = useSelector(currentTeamId)
  const list = useSelector((state: HostState) => rhsOf(state).lists[teamId]?.team)
  useEffect(() => void lists.readList(teamId, 'team'), [lists, teamId])
  if (list?.is !== 'ready' || list.total === 0) return null
  const show = () => dispatch(rhs.actions.scopeChosen({ teamId, scope: 'team' }))
  return (
    <p>
      <LinkButton onClick={show}>{translate('webapp.list.in_team', { count: list.total })}</LinkButton>
    </p>
  )
}

export function NoneInTeam() {
  const translate = useTranslate()
  const { start } = useProduct()
  const canStart = useSelector(mayStart)
  const name = useSelector((state: HostState) => {
    const team = state.entities.teams.teams[currentTeamId(state)]
    return team?.display_name ?? ''
  })
  return (
    <Box>
      <Title>{translate('webapp.list.empty_team', { team: name })}</Title>
      {canStart && <StartButton text='webapp.list.start' onStart={start} />}
    </Box>
  )
}

const Box = styled.div`
  padding: 0 16px 16px;
`

const Ways = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px 16px;
  margin: 12px 0;
`

const Title = styled.h3`
  margin: 0 0 8px;
  font-size: 14px;
  font-weight: 600;
  overflow-wrap: anywhere;
`
