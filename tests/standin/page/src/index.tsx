import * as React from 'react'
import { createRoot } from 'react-dom/client'

import { lendGlobals } from './globals.ts'
import { App } from './places/app.tsx'
import { PeoplePage } from './places/people-page.tsx'
import { acceptPlugins, loadPlugins, refreshPlugins } from './plugins/load.ts'
import { tellEvent, tellReconnect } from './plugins/registered.ts'
import { loadPosts } from './session/channel.ts'
import { handleEvent } from './session/events.ts'
import { loadConfiguration, loadSession, loadTeams } from './session/load-session.ts'
import { EventSocket, type SocketEvent } from './session/socket.ts'
import { keepStatusesFresh } from './session/statuses.ts'
import { store } from './state/store.ts'
import { applyTheme, chosenTheme } from './themes.ts'

/** The order is Mattermost's: configuration, person, plugins; routes come last of all. */
async function start(): Promise<void> {
  applyTheme(chosenTheme())
  lendGlobals()
  acceptPlugins()
  const config = await loadConfiguration()
  const isLoggedIn = await loadSession()
  if (config.PluginsEnabled === 'true') await loadPlugins()
  if (isLoggedIn) {
    new EventSocket({ onEvent, onReconnect }).open()
    keepStatusesFresh()
  }
  createRoot(document.querySelector('#root') ?? document.body).render(isLoggedIn ? <App /> : <PeoplePage />)
}

/** Events are handled one after the other; plugins hear of each after the page itself has. */
let handled = Promise.resolve()
function onEvent(event: SocketEvent): void {
  handled = handled
    .then(() => handleEvent(event))
    .catch(reportError)
    .then(() => tellEvent(event))
}

function onReconnect(): void {
  const { currentChannelId } = store.getState().entities.channels
  void Promise.all([loadTeams(), currentChannelId && loadPosts(currentChannelId), refreshPlugins()])
    .catch(reportError)
    .then(tellReconnect)
}

void start().catch(reportError)
