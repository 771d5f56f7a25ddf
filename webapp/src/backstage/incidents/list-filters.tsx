import * as React from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { LIMITS } from '../../../../server/contract/limits.ts'
import { routes } from '../../../../server/contract/routes.ts'
import { currentTeam, currentTeamId } from '../../host.ts'
import { useTranslate, type TextId } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { controlStyle } from '../../ui/field.tsx'
import { Menu } from '../../ui/menu.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { CommanderFilter } from './commander-filter.tsx'
import { listQuery, type ListChoices, type StatusChoice } from './list-choices.ts'

interface ListFiltersProps {
  readonly choices: ListChoices
  readonly onChoose: (changes: Partial<ListChoices>, how?: { readonly replaces: boolean }) => void
}

/** What narrows the list down; every change goes to the first page. */
export function ListFilters({ choices, onChoose }: ListFiltersProps) {
  const translate = useTranslate()
  const { search, commander, status, mine } = choices
  const filter = (changes: Partial<ListChoices>) => onChoose({ ...changes, page: 1 })
  const searchFor = (text: string) =>
    // One step back undoes a search, however often its words were changed.
    onChoose({ search: text, page: 1 }, { replaces: search !== '' && text !== '' })
  return (
    <Line role='search' aria-label={translate('webapp.incidents.filters')}>
      <SearchField
        label={translate('webapp.incidents.search')}
        value={search}
        maxLength={LIMITS.searchTerm.max}
        onSearch={searchFor}
      />
      <CommanderFilter chosenId={commander} onChoose={(id) => filter({ commander: id })} />
      <StatusFilter chosen={status} onChoose={(chosen) => filter({ status: chosen })} />
      <Switch isOn={mine} onSwitch={(isOn) => filter({ mine: isOn })}>
        {translate('webapp.incidents.mine')}
      </Switch>
      <End>
        <ExportMenu choices={choices} />
      </End>
    </Line>
  )
}

const STATUSES: readonly (readonly [StatusChoice, TextId])[] = [
  ['all', 'webapp.incidents.status_all'],
  ['ongoing', 'webapp.incidents.status_ongoing'],
  ['ended', 'webapp.incidents.status_ended'],
  ['Reported', 'webapp.status.Reported'],
  ['Active', 'webapp.status.Active'],
  ['Resolved', 'webapp.status.Resolved'],
  ['Archived', 'webapp.status.Archived'],
]

interface StatusFilterProps {
  readonly chosen: StatusChoice
  readonly onChoose: (chosen: StatusChoice) => void
}

function StatusFilter({ chosen, onChoose }: StatusFilterProps) {
  const translate = useTranslate()
  const choose = (value: string) => {
    const status = STATUSES.find(([name]) => name === value)
    if (status) onChoose(status[0])
  }
  return (
    <Select
      aria-label={translate('webapp.incidents.status')}
      value={chosen}
      onChange={(event) => choose(event.target.value)}
    >
      {STATUSES.map(([value, text]) => (
        <option key={value} value={value}>
          {translate(text)}
        </option>
      ))}
    </Select>
  )
}

/** Every row of the filters and the order, not of this page alone. */
function ExportMenu({ choices }: { readonly choices: ListChoices }) {
  const translate = useTranslate()
  const { download } = useProduct()
  const teamId = useSelector(currentTeamId)
  const teamName = useSelector(currentTeam)?.name ?? ''
  const save = (format: 'csv' | 'json') => {
    const query = new URLSearchParams({ ...listQuery(teamId, choices), format }).toString()
    void download(`${routes.exportList}?${query}`, `incidents-${teamName}.${format}`)
  }
  return (
    <Menu
      label={translate('webapp.incidents.export')}
      isWritten
      entries={[
        { text: 'CSV', onChoose: () => save('csv') },
        { text: 'JSON', onChoose: () => save('json') },
      ]}
    />
  )
}

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px;
  margin-bottom: 16px;
  & button {
    min-height: 36px;
  }
`

const Select = styled.select`
  ${controlStyle}
  width: auto;
  height: 36px;
  padding: 0 8px;
`

const End = styled.div`
  margin-inline-start: auto;
`
