import type { Channel } from '@mattermost/types/channels'

import { addMember, findPeopleOfTeam } from '../session/channel-actions.ts'
import { openWindow, type ViewsAction } from '../state/views.ts'
import { PeopleWindow } from './people-window.tsx'

/** Brings people of the team into a channel. */
export const openAddPeople = (channel: Channel): ViewsAction =>
  openWindow(PeopleWindow, {
    title: `Add people to ${channel.display_name}`,
    find: (name) => findPeopleOfTeam(channel.team_id, name),
    onChoose: (person) => addMember(channel, person.id),
  })
