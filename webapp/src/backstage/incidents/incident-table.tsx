import * as React from 'react'
import { useMemo } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate, type Translate } from '../../i18n.ts'
import { Moment } from '../../incident/moment.tsx'
import { PersonChip } from '../../incident/person-chip.tsx'
import { useMeet } from '../../incident/person-name.ts'
import { Private } from '../../incident/private.tsx'
import { StatusBadge } from '../../incident/status-badge.tsx'
import { useProduct } from '../../product.ts'
import type { Paths } from '../../paths.ts'
import { DataTable, type Column, type Direction } from '../../ui/data-table.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { oneLine } from '../../ui/text.tsx'
import { usePaths } from '../../use-paths.ts'
import { directionOf, firstDirection, type ListChoices, type ListSort } from './list-choices.ts'

interface IncidentTableProps {
  readonly rows: readonly Incident[]
  readonly choices: ListChoices
  readonly onSort: (by: ListSort, direction: Direction) => void
}

/** One incident a row: what it is called, how it stands, when it was, who leads. */
export function IncidentTable({ rows, choices, onSort }: IncidentTableProps) {
  const translate = useTranslate()
  const { navigation } = useProduct()
  const paths = usePaths()
  const columns = useMemo(() => columnsOf(translate, paths), [translate, paths])
  useMeet(rows.map((row) => row.commander_user_id))
  return (
    <DataTable
      label={translate('webapp.title')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.id}
      sorted={{ by: choices.sort, direction: directionOf(choices) }}
      onSort={onSort}
      onOpen={(row) => navigation.goTo(paths.incident(row.id))}
    />
  )
}

const columnsOf = (translate: Translate, paths: Paths): readonly Column<Incident, ListSort>[] => [
  {
    title: translate('webapp.incidents.name'),
    sort: sortBy('name'),
    cell: (row) => (
      <NameCell>
        <Name to={paths.incident(row.id)} title={row.name}>
          <bdi>{row.name}</bdi>
        </Name>
        {row.channel_type === 'P' && <Private />}
      </NameCell>
    ),
  },
  {
    title: translate('webapp.incidents.status'),
    sort: sortBy('status'),
    width: '120px',
    cell: (row) => <StatusBadge status={row.current_status} />,
  },
  {
    title: translate('webapp.incidents.start'),
    sort: sortBy('create_at'),
    width: '18%',
    cell: (row) => <Moment at={row.create_at} />,
  },
  {
    title: translate('webapp.incidents.end'),
    sort: sortBy('end_at'),
    width: '18%',
    cell: (row) => (row.end_at === 0 ? '--' : <Moment at={row.end_at} />),
  },
  {
    title: translate('webapp.summary.commander'),
    width: '20%',
    cell: (row) => <PersonChip id={row.commander_user_id} />,
  },
]

const sortBy = (by: ListSort) => ({ by, first: firstDirection(by) })

const NameCell = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
`

const Name = styled(PageLink)`
  ${oneLine}
  padding: 4px 0;
  color: inherit;
  font-weight: 600;
`
