import type { Reducer, UnknownAction } from 'redux'

import { closeRhs } from '../state/views.ts'
import { addReducer, store, type PageDispatch, type PageState } from '../state/store.ts'
import { named } from './named-arguments.ts'
import { handlersOf } from './registered.ts'

/** Functions that put one thing in one place: Mattermost's name of the place, and the arguments in their order. */
const places = {
  registerRootComponent: ['Root', 'component'],
  registerGlobalComponent: ['Global', 'component'],
  registerChannelHeaderButtonAction: ['ChannelHeaderButton', 'icon', 'action', 'dropdownText', 'tooltipText'],
  registerChannelHeaderIcon: ['ChannelHeaderIcon', 'component'],
  registerPostDropdownMenuAction: ['PostDropdownMenu', 'text', 'action', 'filter'],
  registerMainMenuAction: ['MainMenu', 'text', 'action', 'mobileIcon'],
  registerChannelHeaderMenuAction: ['ChannelHeader', 'text', 'action', 'shouldRender'],
  registerSlashCommandWillBePostedHook: ['SlashCommandWillBePosted', 'hook'],
  registerLinkTooltipComponent: ['LinkTooltip', 'component'],
  registerPostTypeComponent: ['PostType', 'type', 'component'],
  registerUserSettings: ['UserSettings', 'setting'],
  registerAdminConsoleCustomSetting: ['AdminConsoleCustomSetting', 'key', 'component', 'options'],
  registerAdminConsoleCustomSection: ['AdminConsoleCustomSection', 'key', 'component'],
  registerProduct: [
    'Product',
    'baseURL',
    'switcherIcon',
    'switcherText',
    'switcherLinkURL',
    'mainComponent',
    'headerCentreComponent',
    'headerRightComponent',
    'showTeamSidebar',
    'showAppBar',
    'wrapped',
    'publicComponent',
  ],
} as const

/** What `initialize` gets as its first argument. A function that Mattermost has and this page does not is absent. */
export function makeRegistry(pluginId: string): Record<string, unknown> {
  const add = (place: string, entry: object): string => {
    const id = crypto.randomUUID()
    store.dispatch({ type: 'RECEIVED_PLUGIN_COMPONENT', name: place, data: { ...entry, id, pluginId } })
    return id
  }
  const simple = Object.entries(places).map(([name, [place, ...order]]) => [
    name,
    named(order, (entry) => add(place, entry)),
  ])
  return {
    id: pluginId,
    supports: { globalAppBar: true, globalRhs: true },
    ...(Object.fromEntries(simple) as Record<string, unknown>),
    ...routes(pluginId, add),
    ...sidebars(add),
    ...handlers(pluginId),
    unregisterComponent: removeEntry,
    unregisterPostTypeComponent: removeEntry,
  }
}

type Add = (place: string, entry: object) => string

const removeEntry = (id: string): void => void store.dispatch({ type: 'REMOVED_PLUGIN_COMPONENT', id })

function routes(pluginId: string, add: Add) {
  const addRoute = (place: string) =>
    named(['route', 'component'], ({ route, component }) =>
      add(place, { route: `${pluginId}/${String(route).replace(/^\/+|\/+$/g, '')}`, component }),
    )
  return {
    registerNeedsTeamRoute: addRoute('NeedsTeamComponent'),
    registerCustomRoute: addRoute('CustomRouteComponent'),
  }
}

function sidebars(add: Add) {
  const addRhs = (entry: object) => {
    const id = add('RightHandSidebarComponent', entry)
    return { id, ...rhsActions(id) }
  }
  const appBarNames = ['iconUrl', 'action', 'tooltipText', 'supportedProductIds', 'rhsComponent', 'rhsTitle']
  return {
    registerRightHandSidebarComponent: named(['component', 'title'], addRhs),
    registerAppBarComponent: named(appBarNames, ({ rhsComponent, rhsTitle, ...entry }) => {
      if (!rhsComponent) return { id: add('AppBar', entry) }
      const rhs = addRhs({ component: rhsComponent, title: rhsTitle })
      const action = () => void (store.dispatch as PageDispatch)(rhs.toggleRHSPlugin)
      return { id: add('AppBar', { ...entry, action, rhsComponentId: rhs.id }), rhsComponent: rhs }
    }),
  }
}

/** `showRHSPlugin` is a plain action, the others are thunks; all three are dispatched, not called. */
function rhsActions(pluggableId: string) {
  const showRHSPlugin = { type: 'UPDATE_RHS_STATE', state: 'plugin', pluggableId }
  const toggleRHSPlugin = (dispatch: PageDispatch, getState: () => PageState): UnknownAction =>
    dispatch(getState().views.rhs.pluggableId === pluggableId ? closeRhs : showRHSPlugin)
  const hideRHSPlugin = (dispatch: PageDispatch, getState: () => PageState): void => {
    if (getState().views.rhs.pluggableId === pluggableId) dispatch(closeRhs)
  }
  return { showRHSPlugin, hideRHSPlugin, toggleRHSPlugin }
}

function handlers(pluginId: string) {
  const mine = () => handlersOf(pluginId)
  return {
    registerReducer: named(['reducer'], ({ reducer }) =>
      addReducer(`plugins-${pluginId}`, reducer as Reducer),
    ),
    registerWebSocketEventHandler: named(['event', 'handler'], ({ event, handler }) => {
      mine().events.set(String(event), handler as () => void)
    }),
    unregisterWebSocketEventHandler: named(['event'], ({ event }) => mine().events.delete(String(event))),
    registerReconnectHandler: named(['handler'], ({ handler }) => {
      mine().reconnect = handler as () => void
    }),
    unregisterReconnectHandler: () => {
      mine().reconnect = undefined
    },
    registerTranslations: named(['getTranslationsForLocale'], ({ getTranslationsForLocale }) => {
      mine().translations = getTranslationsForLocale as () => Record<string, string>
    }),
  }
}
