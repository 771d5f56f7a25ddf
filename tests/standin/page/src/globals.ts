// react-router-dom brings it, in the version that Mattermost lends.
import * as PropTypes from 'prop-types'
import * as React from 'react'
import * as ReactDOM from 'react-dom'
import * as ReactDomClient from 'react-dom/client'
import * as ReactIntl from 'react-intl'
import * as ReactRedux from 'react-redux'
import * as ReactRouterDom from 'react-router-dom'
import * as Redux from 'redux'

import { openDialogHere } from './dialogs.ts'
import { browserHistory } from './history.ts'
import { formatText, messageHtmlToComponent } from './markdown/message-format.tsx'
import { Avatar } from './places/avatar.tsx'
import { openPopout } from './places/popout-page.tsx'
import { Timestamp } from './places/timestamp.tsx'
import { currentChannel, currentTeam } from './state/selectors.ts'
import { store, type PageState } from './state/store.ts'
import { closeRhs, showThread } from './state/views.ts'

/** Globals of the real page that no part of ours uses: reading one says so instead of being undefined. */
const notLent = ['Luxon', 'ReactBootstrap']

const openModal = (modal: object) => ({ type: 'MODAL_OPEN', ...modal })

/** Windows of their own for plugins' sidebars. Nothing is said between such a window and the one it came from. */
const popouts = {
  isPopoutWindow: (): boolean => location.pathname.startsWith(`${window.basename}/_popout/`),
  canPopout: (): boolean => true,
  popoutRhsPlugin: (pluginId: string): void => {
    const state = store.getState()
    openPopout(currentTeam(state)?.name ?? '', pluginId, currentChannel(state)?.name ?? '')
  },
  sendToParent: (): void => undefined,
  onMessageFromParent: () => (): void => undefined,
}

/** What the host lends to products; the sockets are its own business here. */
const ProductApi = {
  useWebSocket: () => undefined,
  useWebSocketClient: () => undefined,
  closeRhs: () => closeRhs,
  selectRhsPost: (postId: string) => showThread(postId, ''),
  getRhsSelectedPostId: (state: PageState) => state.views.rhs.selectedPostId,
  getIsRhsOpen: (state: PageState) => state.views.rhs.isSidebarOpen,
}

/** Puts on the window what Mattermost's page lends to plugins. */
export function lendGlobals(): void {
  window.basename = ''
  Object.assign(window, {
    React,
    ReactDOM: { ...ReactDOM, ...ReactDomClient },
    Redux,
    ReactRedux,
    ReactRouterDom,
    ReactIntl,
    PropTypes,
    PostUtils: { formatText, messageHtmlToComponent },
    openInteractiveDialog: openDialogHere,
    WebappUtils: { browserHistory, modals: { openModal, ModalIdentifiers: {} }, popouts },
    Components: { Avatar, Timestamp },
    ProductApi,
  })
  for (const name of notLent) refuseReading(name)
}

function refuseReading(name: string): void {
  Object.defineProperty(window, name, {
    configurable: true,
    get: () => {
      throw new Error(`The stand-in's page does not lend ${name}.`)
    },
  })
}
