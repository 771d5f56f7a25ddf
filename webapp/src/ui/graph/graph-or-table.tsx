import * as React from 'react'
import { useId, useState } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { QuietButton } from '../button.tsx'
import { Secondary } from '../text.tsx'

interface GraphOrTableProps {
  readonly title: string
  /** What is counted, over which time. */
  readonly note: string
  /** Why there is neither graph nor table. */
  readonly empty?: React.ReactNode
  readonly graph: React.ReactNode
  readonly columns: readonly string[]
  /** One line each; the first cell says what it is about. */
  readonly rows: readonly (readonly string[])[]
}

/** A graph under its heading, and the same in words and numbers for whoever would rather read. */
export function GraphOrTable({ title, note, empty, graph, columns, rows }: GraphOrTableProps) {
  const translate = useTranslate()
  const id = useId()
  const [isTable, setTable] = useState(false)
  const show = translate(isTable ? 'webapp.graph.as_graph' : 'webapp.graph.as_table')
  return (
    <Part aria-labelledby={id}>
      <Head>
        <div>
          <h2 id={id}>{title}</h2>
          <Secondary>{note}</Secondary>
        </div>
        {empty === undefined && (
          <QuietButton
            aria-label={translate('webapp.graph.of', { show, title })}
            onClick={() => setTable(!isTable)}
          >
            {show}
          </QuietButton>
        )}
      </Head>
      {empty !== undefined && <Nothing>{empty}</Nothing>}
      {empty === undefined && !isTable && graph}
      {empty === undefined && isTable && <Rows title={title} columns={columns} rows={rows} />}
    </Part>
  )
}

function Rows({ title, columns, rows }: Pick<GraphOrTableProps, 'title' | 'columns' | 'rows'>) {
  return (
    // It scrolls, so the keyboard must come to it.
    <Scroll tabIndex={0} role='group' aria-label={title}>
      <Table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope='col'>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope='row'>{name}</th>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  )
}

const Part = styled.section`
  min-width: 0;
  padding: 16px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-m, 8px);
`

const Head = styled.div`
  display: flex;
  align-items: flex-start;
  justify-content: space-between;
  gap: 16px;
  margin-bottom: 12px;
  & h2 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 24px;
  }
`

const Nothing = styled.div`
  padding: 16px 0;
`

const Scroll = styled.div`
  max-height: 220px;
  overflow: auto;
  &:focus-visible {
    outline: 2px solid var(--button-bg);
  }
`

const Table = styled.table`
  width: 100%;
  font-size: 14px;
  & th,
  & td {
    padding: 4px 8px;
    font-weight: 400;
    text-align: start;
  }
  & thead th {
    position: sticky;
    top: 0;
    background: var(--center-channel-bg);
    font-weight: 600;
  }
`
