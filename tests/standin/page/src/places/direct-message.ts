import { browserHistory } from '../history.ts'
import { findPeopleOfTeam } from '../session/channel-actions.ts'
import { currentTeam } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { openWindow, type ViewsAction } from '../state/views.ts'
import { PeopleWindow } from './people-window.tsx'

/** Chooses whom to write to, and goes there. */
export const openDirectMessage = (teamId: string): ViewsAction =>
  openWindow(PeopleWindow, {
    title: 'Direct Messages',
    isSingle: true,
    find: (name) => findPeopleOfTeam(teamId, name),
    onChoose: ({ username }) => {
      browserHistory.push(`/${currentTeam(store.getState())?.name ?? ''}/messages/@${username}`)
      return Promise.resolve()
    },
  })
