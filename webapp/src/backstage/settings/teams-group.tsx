import * as React from 'react'
import { useRef } from 'react'

import type { FoundTeam } from '../../host-api.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ChosenList } from './chosen-list.tsx'
import { Group } from './group.tsx'
import type { SettingsValues } from './settings-values.ts'
import { useTeamNames } from './use-team-names.ts'

type TeamValues = Pick<SettingsValues, 'areTeamsSelected' | 'teamIds'>

interface TeamsGroupProps extends TeamValues {
  readonly problem?: string | undefined
  readonly isDisabled: boolean
  readonly onEdit: (change: Partial<TeamValues>) => void
}

/** Which teams have the product. */
export function TeamsGroup(props: TeamsGroupProps) {
  const { areTeamsSelected, teamIds, problem, isDisabled, onEdit } = props
  const translate = useTranslate()
  const title = translate('webapp.settings.teams')
  const listed = useRef<readonly string[]>([])
  const choose = (value: 'all' | 'selected') => {
    if (teamIds.length > 0) listed.current = teamIds
    onEdit({ areTeamsSelected: value === 'selected', teamIds: listed.current })
  }
  return (
    <Group title={title} problem={problem}>
      <RadioGroup
        label={title}
        choices={[
          { value: 'all', text: translate('webapp.settings.all_teams') },
          { value: 'selected', text: translate('webapp.settings.selected_teams') },
        ]}
        chosen={areTeamsSelected ? 'selected' : 'all'}
        isDisabled={isDisabled}
        onChoose={choose}
      />
      {areTeamsSelected && (
        <Teams
          title={title}
          ids={teamIds}
          isDisabled={isDisabled}
          onChange={(ids) => onEdit({ teamIds: ids })}
        />
      )}
    </Group>
  )
}

interface TeamsProps {
  readonly title: string
  readonly ids: readonly string[]
  readonly isDisabled: boolean
  readonly onChange: (ids: readonly string[]) => void
}

function Teams({ title, ids, isDisabled, onChange }: TeamsProps) {
  const { hostApi } = useProduct()
  const nameOf = useTeamNames(ids)
  return (
    <ChosenList
      label={title}
      ids={ids}
      nameOf={nameOf}
      texts={TEXTS}
      isDisabled={isDisabled}
      onFind={hostApi.findTeams}
      optionsOf={optionsOf}
      onChange={onChange}
    />
  )
}

const optionsOf = (teams: readonly FoundTeam[]) =>
  teams.map(({ id, display_name, name }) => ({ id, name: display_name, note: name }))

const TEXTS = {
  add: 'webapp.settings.add_team',
  last: 'webapp.settings.last_team',
  search: 'webapp.settings.search_teams',
  hits: 'webapp.settings.teams_found',
  failed: 'webapp.settings.teams_unread',
} as const
