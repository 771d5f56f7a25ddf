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
import { Timestamp } from './places/timestamp.tsx'

/** Globals of the real page that no part of ours uses: reading one says so instead of being undefined. */
const notLent = ['PropTypes', 'Luxon', 'ReactBootstrap', 'ProductApi']

const openModal = (modal: object) => ({ type: 'MODAL_OPEN', ...modal })

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
    PostUtils: { formatText, messageHtmlToComponent },
    openInteractiveDialog: openDialogHere,
    WebappUtils: { browserHistory, modals: { openModal, ModalIdentifiers: {} } },
    Components: { Avatar, Timestamp },
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
