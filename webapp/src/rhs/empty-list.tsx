import * as React from 'react'
import { useEffect } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentTeamId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { rhs } from '../state/rhs.ts'
import { rhsOf } from '../state/selectors.ts'
import { LinkButton } from '../ui/button.tsx'

/** What an incident is and how to begin; and how many others there are in the team. */
export function NoneOfMine() {
  const translate = useTranslate()
  return (
    <Box>
      <Title>{translate('webapp.list.empty')}</Title>
      <p>{translate('webapp.list.empty_help')}</p>
      <OthersInTeam />
    </Box>
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
  const name = useSelector((state: HostState) => {
    const team = state.entities.teams.teams[currentTeamId(state)]
    return team?.display_name ?? ''
  })
  return (
    <Box>
      <Title>{translate('webapp.list.empty_team', { team: name })}</Title>
    </Box>
  )
}

const Box = styled.div`
  padding: 0 16px 16px;
`

const Title = styled.h3`
  margin: 0 0 8px;
  font-size: 14px;
  font-weight: 600;
  overflow-wrap: anywhere;
`
