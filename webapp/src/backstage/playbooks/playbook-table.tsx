import * as React from 'react'
import { useMemo, useState } from 'react'
import styled from 'styled-components'

import type { Playbook } from '../../../../server/contract/playbook.ts'
import { useTranslate, type Translate } from '../../i18n.ts'
import { Private } from '../../incident/private.tsx'
import type { Paths } from '../../paths.ts'
import { useProduct } from '../../product.ts'
import { DataTable, type Column, type Direction } from '../../ui/data-table.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { oneLine, Secondary } from '../../ui/text.tsx'
import { usePaths } from '../../use-paths.ts'
import { DeletePlaybook } from './delete-playbook.tsx'
import { directionOf, firstDirection, type ListChoices, type PlaybookSort } from './list-choices.ts'

interface PlaybookTableProps {
  readonly rows: readonly Playbook[]
  readonly choices: ListChoices
  readonly onSort: (by: PlaybookSort, direction: Direction) => void
  /** Resolves when the list was read again. */
  readonly onDeleted: () => Promise<void>
}

/** One playbook a row: what it is called and what it is for, how large it is, what can be done. */
export function PlaybookTable({ rows, choices, onSort, onDeleted }: PlaybookTableProps) {
  const translate = useTranslate()
  const { navigation } = useProduct()
  const paths = usePaths()
  const [deleted, setDeleted] = useState<Playbook>()
  const columns = useMemo(
    () => columnsOf(translate, { paths, goTo: navigation.goTo, onDelete: setDeleted }),
    [translate, paths, navigation],
  )
  return (
    <>
      <DataTable
        label={translate('webapp.playbooks.tab')}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.id}
        sorted={{ by: choices.sort, direction: directionOf(choices) }}
        onSort={onSort}
        onOpen={(row) => navigation.goTo(paths.playbook(row.id))}
      />
      {deleted && (
        <DeletePlaybook playbook={deleted} onDeleted={onDeleted} onClose={() => setDeleted(undefined)} />
      )}
    </>
  )
}

interface ColumnDeps {
  readonly paths: Paths
  readonly goTo: (path: string) => void
  readonly onDelete: (playbook: Playbook) => void
}

const columnsOf = (
  translate: Translate,
  { paths, goTo, onDelete }: ColumnDeps,
): readonly Column<Playbook, PlaybookSort>[] => [
  {
    title: translate('webapp.playbooks.name'),
    sort: sortBy('title'),
    cell: (row) => <Name playbook={row} path={paths.playbook(row.id)} />,
  },
  {
    title: translate('webapp.playbooks.checklists'),
    sort: sortBy('stages'),
    width: '120px',
    cell: (row) => row.num_stages,
  },
  {
    title: translate('webapp.playbooks.tasks'),
    sort: sortBy('steps'),
    width: '120px',
    cell: (row) => row.num_steps,
  },
  {
    title: translate('webapp.playbooks.actions'),
    width: '96px',
    cell: (row) => (
      <Menu
        label={translate('webapp.playbooks.actions_of', { name: row.title })}
        entries={[
          { text: translate('webapp.playbooks.edit'), onChoose: () => goTo(paths.playbook(row.id)) },
          ...(row.can_delete
            ? [{ text: translate('webapp.playbooks.delete'), onChoose: () => onDelete(row) }]
            : []),
        ]}
      />
    ),
  },
]

const sortBy = (by: PlaybookSort) => ({ by, first: firstDirection(by) })

function Name({ playbook, path }: { readonly playbook: Playbook; readonly path: string }) {
  const { title, summary } = playbook
  return (
    <Cell>
      <Line>
        <Title to={path} title={title}>
          <bdi>{title}</bdi>
        </Title>
        {!playbook.public && <Private />}
      </Line>
      {summary !== '' && (
        <Summary title={summary} dir='auto'>
          {summary}
        </Summary>
      )}
    </Cell>
  )
}

const Cell = styled.div`
  padding: 8px 0;
`

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: 8px;
`

const Title = styled(PageLink)`
  ${oneLine}
  padding: 4px 0;
  color: inherit;
  font-weight: 600;
`

const Summary = styled(Secondary)`
  ${oneLine}
  display: block;
  font-size: 12px;
`
