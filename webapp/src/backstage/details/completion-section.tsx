import * as React from 'react'
import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { shallowEqual, useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { durationText } from '../../../../server/domain/duration.ts'
import type { HostState } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { nameOf, useMeet } from '../../incident/person-name.ts'
import { useTimeFormat } from '../../incident/use-time-format.ts'
import { findPerson } from '../../state/selectors.ts'
import { Icon } from '../../ui/button.tsx'
import { GraphOrTable } from '../../ui/graph/graph-or-table.tsx'
import { TickIcon } from '../../ui/icons.tsx'
import { CompletionGraph } from './completion-graph.tsx'
import { completionsOf, type Completion } from './completions.ts'

/** When each task was done, as a graph and as a table. */
export function CompletionSection({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { checklists, create_at: startedAt } = incident
  const completions = useMemo(() => completionsOf(checklists, startedAt), [checklists, startedAt])
  const columns = COLUMNS.map((column) => translate(column))
  return (
    <GraphOrTable
      title={translate('webapp.completion.heading')}
      note={translate('webapp.completion.note')}
      empty={completions.length === 0 ? <NoTasks /> : undefined}
      graph={<CompletionGraph incident={incident} completions={completions} />}
      columns={columns}
      rows={useRows(completions)}
    />
  )
}

function NoTasks() {
  const translate = useTranslate()
  return (
    <Centred>
      <Icon>
        <TickIcon size={48} />
      </Icon>
      {translate('webapp.completion.no_tasks')}
    </Centred>
  )
}

const COLUMNS = [
  'webapp.completion.task',
  'webapp.completion.checklist',
  'webapp.completion.assignee',
  'webapp.completion.done_at',
  'webapp.completion.since_start',
  'webapp.completion.since_previous',
] as const

const NOTHING = '--'

function useRows(completions: readonly Completion[]): readonly (readonly string[])[] {
  const translate = useTranslate()
  const { formatDate } = useIntl()
  const format = useTimeFormat()
  const ids = completions.map(({ assigneeId }) => assigneeId)
  useMeet(ids)
  const people = useSelector((state: HostState) => ids.map((id) => findPerson(state, id)), shallowEqual)
  const lasting = (milliseconds: number | undefined) =>
    milliseconds === undefined ? NOTHING : durationText(milliseconds)
  return completions.map(({ title, checklist, assigneeId, doneAt, sinceStart, sincePrevious }, index) => [
    title,
    checklist,
    assigneeId === '' ? translate('webapp.task.no_assignee') : nameOf(people[index], translate),
    doneAt === undefined
      ? NOTHING
      : formatDate(doneAt, { dateStyle: 'medium', timeStyle: 'short', ...format }),
    lasting(sinceStart),
    lasting(sincePrevious),
  ])
}

const Centred = styled.div`
  display: grid;
  justify-items: center;
  gap: 8px;
`
