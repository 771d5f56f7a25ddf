import * as React from 'react'
import { useEffect } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { currentTeamId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useMeet } from '../incident/person-name.ts'
import { useProduct } from '../product.ts'
import type { Scope } from '../state/incidents.ts'
import type { List } from '../state/rhs.ts'
import { openScope, rhsOf, selectMine, selectTeam } from '../state/selectors.ts'
import { Failed } from '../ui/failed.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Secondary } from '../ui/text.tsx'
import { usePaths } from '../use-paths.ts'
import { NoneInTeam, NoneOfMine } from './empty-list.tsx'
import { IncidentRow } from './incident-row.tsx'
import { ListHeading } from './list-heading.tsx'
import { More } from '../ui/more.tsx'

/** The ongoing incidents of this team: those in which the person is, or all that they may see. */
export function IncidentList() {
  const { lists } = useProduct()
  const teamId = useSelector(currentTeamId)
  const scope = useSelector(openScope)
  const list = useSelector((state: HostState) => rhsOf(state).lists[teamId]?.[scope])
  const rows = useSelector(scope === 'mine' ? selectMine : selectTeam)
  useEffect(() => {
    if (teamId !== '') void lists.readList(teamId, scope)
  }, [lists, teamId, scope])
  const isEmpty = list?.is === 'ready' && list.nextCursor === '' && rows.length === 0
  return (
    <Column>
      <ListHeading scope={scope} isEmpty={isEmpty} />
      {isEmpty && (scope === 'mine' ? <NoneOfMine /> : <NoneInTeam />)}
      {!isEmpty && (
        <Body list={list} rows={rows} scope={scope} onRetry={() => void lists.readList(teamId, scope)} />
      )}
      <EndedIncidents />
    </Column>
  )
}

interface BodyProps {
  readonly rows: readonly Incident[]
  readonly list: List | undefined
  readonly scope: Scope
  readonly onRetry: () => void
}

function Body({ list, rows, scope, onRetry }: BodyProps) {
  if (list?.is === 'ready') return <Rows list={list} rows={rows} scope={scope} />
  if (list?.is === 'failed')
    return <Failed what='webapp.error.list' failure={list.failure} onRetry={onRetry} />
  return <Skeleton lines={4} />
}

interface RowsProps {
  readonly list: Extract<List, { is: 'ready' }>
  readonly rows: readonly Incident[]
  readonly scope: Scope
}

function Rows({ list, rows, scope }: RowsProps) {
  const { lists } = useProduct()
  const teamId = useSelector(currentTeamId)
  useMeet(rows.map((incident) => incident.commander_user_id))
  const hasMore = list.nextCursor !== ''
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

/** What is over is not listed here. */
function EndedIncidents() {
  const translate = useTranslate()
  const { incidents } = usePaths()
  return (
    <Foot>
      <Secondary>{translate('webapp.list.ended')}</Secondary>
      <PageLink to={incidents}>{translate('webapp.list.see_incidents')}</PageLink>
    </Foot>
  )
}

const Column = styled.div`
  position: relative;
  flex: 1;
  min-height: 0;
  overflow-y: auto;
`

const Foot = styled.p`
  display: flex;
  flex-wrap: wrap;
  gap: 4px 8px;
  margin: 0;
  padding: 16px;
  border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.08);
`

const Incidents = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`
