import type { Channel } from '@mattermost/types/channels'
import type { UserProfile } from '@mattermost/types/users'
import * as React from 'react'

import type { DialogElement } from '../dialogs.ts'
import { rest } from '../rest.ts'
import { store } from '../state/store.ts'

interface Option {
  readonly text: string
  readonly value: string
}

const none: readonly Option[] = []

/** What a select offers: its own options, or the people or channels of the team. */
export function useOptions({ options, data_source: source }: DialogElement): readonly Option[] {
  const [found, setFound] = React.useState(none)
  React.useEffect(() => {
    if (!source) return
    void findOptions(source).then(setFound).catch(reportError)
  }, [source])
  return source ? found : (options ?? none)
}

async function findOptions(source: string): Promise<readonly Option[]> {
  const { currentTeamId } = store.getState().entities.teams
  if (source === 'users') {
    const found = await rest<{ users: UserProfile[] }>(
      'GET',
      `/users/autocomplete?in_team=${currentTeamId}&name=`,
    )
    return found.users.map(({ id, username }) => ({ text: `@${username}`, value: id }))
  }
  if (source === 'channels') {
    const found = await rest<Channel[]>('GET', `/teams/${currentTeamId}/channels/autocomplete?name=`)
    return found.map(({ id, display_name }) => ({ text: display_name, value: id }))
  }
  throw new Error(`The stand-in's page has no data source ${source}.`)
}
