import { configureStore, type Action, type Reducer } from '@reduxjs/toolkit'

import { OUR_PART, type HostChannel, type HostState } from './host.ts'

type Entities = HostState['entities']

/** What the host's store holds beside nothing. */
export type Known = { readonly [Part in keyof Entities]?: Partial<Entities[Part]> }

interface FakeAction extends Action<string> {
  readonly channelId?: string
  readonly teamId?: string
  readonly pluggableId?: string
}

/** The host's reducers and, once registered, ours, for tests. */
export function makeFakeStore(known: Known = {}) {
  const initial: HostState = {
    entities: {
      channels: { currentChannelId: '', channels: {}, myMembers: {}, ...known.channels },
      general: { config: {}, ...known.general },
      posts: { posts: {}, ...known.posts },
      preferences: { myPreferences: {}, ...known.preferences },
      teams: { currentTeamId: '', teams: {}, ...known.teams },
      users: { currentUserId: '', profiles: {}, ...known.users },
    },
    views: { rhs: { isSidebarOpen: false, pluggableId: '' } },
  }
  let ours: Reducer<unknown, Action> = (state = {}) => state
  const reducer = (state: HostState = initial, action: FakeAction): HostState => ({
    entities: entitiesAfter(state.entities, action),
    views: action.type === 'sidebar' ? showing(state.views, action.pluggableId) : state.views,
    [OUR_PART]: ours(state[OUR_PART], action) as HostState[typeof OUR_PART],
  })
  const store = configureStore({
    reducer,
    devTools: false,
    // Mattermost has none of these checks, and they take their time.
    middleware: (defaults) => defaults({ serializableCheck: false, immutableCheck: false }),
  })
  const addReducer = (registered: unknown) => {
    ours = registered as typeof ours // whatever the plugin brings
    store.dispatch({ type: 'reducer-added' })
  }
  return { store, addReducer }
}

function entitiesAfter(entities: Entities, { type, channelId = '', teamId }: FakeAction): Entities {
  if (type !== 'visit') return entities
  const teams = teamId === undefined ? entities.teams : { ...entities.teams, currentTeamId: teamId }
  return { ...entities, teams, channels: { ...entities.channels, currentChannelId: channelId } }
}

/** @param pluggableId Whose sidebar is open now, `''` for nobody's; `toggle` opens or closes ours. */
function showing({ rhs }: HostState['views'], pluggableId = ''): HostState['views'] {
  const next = pluggableId === 'toggle' ? (rhs.pluggableId === 'ours' ? '' : 'ours') : pluggableId
  return { rhs: { isSidebarOpen: next !== '', pluggableId: next } }
}

/** A public channel of the host. */
export const makeChannel = (fields: Partial<HostChannel> = {}): HostChannel => ({
  name: 'database-is-down',
  display_name: 'Database is down',
  type: 'O',
  team_id: 'team-1',
  delete_at: 0,
  ...fields,
})
