import * as React from 'react'
import type { MouseEvent, ReactNode } from 'react'
import styled from 'styled-components'

import { Icon } from './button.tsx'
import { ArrowDownIcon } from './icons.tsx'

export type Direction = 'asc' | 'desc'

export interface Column<Row, Sort extends string> {
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** By which the rows can be sorted, and which way first. */
  readonly sort?: { readonly by: Sort; readonly first: Direction }
  /** Of the table; the others share what is left. */
  readonly width?: string
}

interface DataTableProps<Row, Sort extends string> {
  /** What the rows are, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row, Sort>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly sorted: { readonly by: Sort; readonly direction: Direction }
  readonly onSort: (by: Sort, direction: Direction) => void
  /** The whole row can be clicked; one of its cells has the link for the keyboard. */
  readonly onOpen: (row: Row) => void
}

/** Rows under heads, by some of which they can be sorted. Source: W3C ARIA Authoring Practices, "Sortable Table". */
export function DataTable<Row, Sort extends string>(props: DataTableProps<Row, Sort>) {
  const { label, columns, rows, keyOf, onOpen } = props
  return (
    <Scroll>
      <Table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.title} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={keyOf(row)} onClick={(event) => isForRow(event) && onOpen(row)}>
              {columns.map(({ title, cell }) => (
                <td key={title}>{cell(row)}</td>
              ))}
            </Line>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}

interface HeadProps<Row, Sort extends string> extends Pick<DataTableProps<Row, Sort>, 'sorted' | 'onSort'> {
  readonly column: Column<Row, Sort>
}

function Head<Row, Sort extends string>({ column, sorted, onSort }: HeadProps<Row, Sort>) {
  const { title, sort, width } = column
  if (!sort) {
    return (
      <th scope='col' style={{ width }}>
        {title}
      </th>
    )
  }
  const direction = sorted.by === sort.by ? sorted.direction : undefined
  const next = direction === undefined ? sort.first : direction === 'asc' ? 'desc' : 'asc'
  return (
    <th scope='col' style={{ width }} aria-sort={direction && SORTS[direction]}>
      <HeadButton onClick={() => onSort(sort.by, next)}>
        {title}
        {direction && (
          <Arrow $isUp={direction === 'asc'}>
            <ArrowDownIcon size={14} />
          </Arrow>
        )}
      </HeadButton>
    </th>
  )
}

const SORTS = { asc: 'ascending', desc: 'descending' } as const

/** Controls in it do something else, and whoever marks text wants to copy it. */
function isForRow({ target, currentTarget }: MouseEvent): boolean {
  const control = target instanceof Element ? target.closest('a, button, input, label') : null
  const isMarking = window.getSelection()?.toString() !== ''
  return !isMarking && (control === null || !currentTarget.contains(control))
}

const Scroll = styled.div`
  overflow-x: auto;
`

const Table = styled.table`
  width: 100%;
  min-width: 640px;
  table-layout: fixed;
  border-collapse: collapse;
  & th,
  & td {
    padding: 0 12px;
    border-bottom: 1px solid rgba(var(--center-channel-color-rgb), 0.08);
    text-align: start;
    vertical-align: middle;
  }
  & th {
    height: 40px;
    color: rgba(var(--center-channel-color-rgb), 0.8);
    font-size: 12px;
    font-weight: 600;
  }
  & td {
    height: 56px;
  }
`

const Line = styled.tr`
  cursor: pointer;
  &:hover,
  &:focus-within {
    background: rgba(var(--center-channel-color-rgb), 0.04);
  }
`

const HeadButton = styled.button.attrs({ type: 'button' })`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  min-height: 32px;
  margin-inline-start: -8px;
  padding: 4px 8px;
  border: 0;
  border-radius: var(--radius-s, 4px);
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
  &:hover {
    background: rgba(var(--center-channel-color-rgb), 0.08);
  }
  &:focus-visible {
    outline: 2px solid var(--button-bg);
  }
`

const Arrow = styled(Icon)<{ $isUp: boolean }>`
  transform: ${({ $isUp }) => ($isUp ? 'rotate(180deg)' : 'none')};
`
