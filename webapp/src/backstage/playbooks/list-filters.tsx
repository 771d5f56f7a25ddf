import * as React from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { LIMITS } from '../../../../server/contract/limits.ts'
import { useTranslate } from '../../i18n.ts'
import { myRights } from '../../state/selectors.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { Switch } from '../../ui/switch.tsx'
import type { ListChoices } from './list-choices.ts'

interface ListFiltersProps {
  readonly choices: ListChoices
  readonly onChoose: (changes: Partial<ListChoices>) => void
}

/** Which playbooks show. Only those who see those of others as well can leave them out. */
export function ListFilters({ choices, onChoose }: ListFiltersProps) {
  const translate = useTranslate()
  const seesAll = useSelector(myRights)?.manage_all_playbooks === true
  return (
    <Line role='search'>
      <Search>
        <SearchField
          label={translate('webapp.playbooks.search')}
          value={choices.search}
          maxLength={LIMITS.searchTerm.max}
          onSearch={(search) => onChoose({ search, page: 1 })}
        />
      </Search>
      {seesAll && (
        <Switch isOn={choices.mine} onSwitch={(mine) => onChoose({ mine, page: 1 })}>
          {translate('webapp.playbooks.mine')}
        </Switch>
      )}
    </Line>
  )
}

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px 24px;
  margin-bottom: 12px;
`

const Search = styled.div`
  flex: 0 1 320px;
`
