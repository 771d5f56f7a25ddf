import * as React from 'react'
import { useEffect } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentTeamId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useMeet } from '../incident/person-name.ts'
import { useProduct } from '../product.ts'
import { rhsOf, selectMine } from '../state/selectors.ts'
import { QuietButton } from '../ui/button.tsx'
import { Failed } from '../ui/failed.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useFocusOnChoice } from './focus-on-choice.ts'
import { IncidentRow } from './incident-row.tsx'
import { StartButton } from './start-button.tsx'

/** The ongoing incidents of this team in which the person is. */
export function IncidentList() {
  const { reading } = useProduct()
  const teamId = useSelector(currentTeamId)
  const list = useSelector((state: HostState) => rhsOf(state).lists[teamId])
  useEffect(() => {
    if (teamId !== '') void reading.readList(teamId)
  }, [reading, teamId])

  if (list?.is === 'disabled') return <Disabled />
  return (
    <Column>
      <Heading />
      {list?.is === 'ready' ? (
        <Rows hasMore={list.nextCursor !== ''} isReadingMore={list.isReadingMore} />
      ) : list?.is === 'failed' ? (
        <Failed
          what='webapp.error.list'
          failure={list.failure}
          onRetry={() => void reading.readList(teamId)}
        />
      ) : (
        <Skeleton lines={4} />
      )}
    </Column>
  )
}

function Heading() {
  const translate = useTranslate()
  const title = useFocusOnChoice<HTMLHeadingElement>()
  return (
    <Top>
      <Title ref={title} tabIndex={-1}>
        {translate('webapp.list.heading')}
      </Title>
      <StartButton />
    </Top>
  )
}

interface RowsProps {
  readonly hasMore: boolean
  readonly isReadingMore: boolean
}

function Rows({ hasMore, isReadingMore }: RowsProps) {
  const translate = useTranslate()
  const { reading } = useProduct()
  const teamId = useSelector(currentTeamId)
  const mine = useSelector(selectMine)
  useMeet(mine.map((incident) => incident.commander_user_id))
  if (mine.length === 0 && !hasMore) return <Empty />
  return (
    <>
      <List>
        {mine.map((incident: Incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </List>
      {hasMore && (
        <Foot>
          <QuietButton disabled={isReadingMore} onClick={() => void reading.readMore(teamId)}>
            {translate(isReadingMore ? 'webapp.loading' : 'webapp.list.more')}
          </QuietButton>
        </Foot>
      )}
    </>
  )
}

function Empty() {
  const translate = useTranslate()
  return (
    <Foot>
      <EmptyTitle>{translate('webapp.list.empty')}</EmptyTitle>
      <p>{translate('webapp.list.empty_help')}</p>
    </Foot>
  )
}

function Disabled() {
  const translate = useTranslate()
  return <Foot>{translate('webapp.list.disabled')}</Foot>
}

const Column = styled.section`
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
  gap: 8px;
  padding: 16px;
`

const Title = styled.h2`
  outline: none;
  margin: 0;
  font-size: 16px;
  font-weight: 600;
`

const EmptyTitle = styled.h3`
  margin: 0 0 8px;
  font-size: 14px;
  font-weight: 600;
`

const List = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`

const Foot = styled.div`
  padding: 16px;
`
