import * as React from 'react'
import { useEffect } from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentTeamId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { StartButton } from '../incident/start-button.tsx'
import { useMeet } from '../incident/person-name.ts'
import { useProduct } from '../product.ts'
import type { Scope } from '../state/incidents.ts'
import { rhs, type List } from '../state/rhs.ts'
import { openScope, rhsOf, selectMine, selectTeam } from '../state/selectors.ts'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/failed.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { NoneInTeam, NoneOfMine } from './empty-list.tsx'
import { useFocusOnChoice } from './focus-on-choice.ts'
import { IncidentRow } from './incident-row.tsx'
import { More } from '../ui/more.tsx'

/** The ongoing incidents of this team: those in which the person is, or all that they may see. */
export function IncidentList() {
  const { lists } = useProduct()
  const teamId = useSelector(currentTeamId)
  const scope = useSelector(openScope)
  const list = useSelector((state: HostState) => rhsOf(state).lists[teamId]?.[scope])
  useEffect(() => {
    if (teamId !== '') void lists.readList(teamId, scope)
  }, [lists, teamId, scope])
  return (
    <Column>
      <Heading scope={scope} />
      <Body list={list} scope={scope} onRetry={() => void lists.readList(teamId, scope)} />
    </Column>
  )
}

function Heading({ scope }: { readonly scope: Scope }) {
  const translate = useTranslate()
  const { start } = useProduct()
  const dispatch = useDispatch()
  const teamId = useSelector(currentTeamId)
  const title = useFocusOnChoice<HTMLHeadingElement>()
  return (
    <Top>
      <Title ref={title} tabIndex={-1}>
        {translate(scope === 'mine' ? 'webapp.list.heading' : 'webapp.list.heading_team')}
      </Title>
      <StartButton text='webapp.list.start' onStart={start} />
      <Choices
        label={translate('webapp.list.scope')}
        choices={[
          { value: 'mine', text: translate('webapp.list.mine') },
          { value: 'team', text: translate('webapp.list.team') },
        ]}
        chosen={scope}
        onChoose={(chosen) => dispatch(rhs.actions.scopeChosen({ teamId, scope: chosen }))}
      />
    </Top>
  )
}

interface BodyProps {
  readonly list: List | undefined
  readonly scope: Scope
  readonly onRetry: () => void
}

function Body({ list, scope, onRetry }: BodyProps) {
  if (list?.is === 'ready') return <Rows list={list} scope={scope} />
  if (list?.is === 'failed')
    return <Failed what='webapp.error.list' failure={list.failure} onRetry={onRetry} />
  return <Skeleton lines={4} />
}

interface RowsProps {
  readonly list: Extract<List, { is: 'ready' }>
  readonly scope: Scope
}

function Rows({ list, scope }: RowsProps) {
  const { lists } = useProduct()
  const teamId = useSelector(currentTeamId)
  const rows = useSelector(scope === 'mine' ? selectMine : selectTeam)
  useMeet(rows.map((incident) => incident.commander_user_id))
  const hasMore = list.nextCursor !== ''
  if (rows.length === 0 && !hasMore) return scope === 'mine' ? <NoneOfMine /> : <NoneInTeam />
  return (
    <>
      <Incidents>
        {rows.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </Incidents>
      {hasMore && <More isReading={list.isReadingMore} onMore={() => void lists.readMore(teamId, scope)} />}
    </>
  )
}

const Column = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
  overflow-y: auto;
`

const Top = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 12px 8px;
  padding: 16px;
`

const Title = styled.h2`
  outline: none;
  margin: 0;
  font-size: 16px;
  font-weight: 600;
`

const Incidents = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`
