import * as React from 'react'
import { Router } from 'react-router-dom'

import { makeFakeHost } from '../fake-host.ts'
import type { Answers } from '../fake-server.ts'
import { makeChannel, type Known } from '../fake-store.ts'
import { makePlugin } from '../plugin.ts'
import { API, MAY_ALL } from '../rhs/show-sidebar.tsx'
import { showParts } from '../show-parts.tsx'
// The chunk of the pages: loaded by now, no test waits for it.
import './backstage.tsx'

const ROOT = '/core/incident-collaboration'

const profiles = { ann: { id: 'ann', username: 'ann' }, bob: { id: 'bob', username: 'bob' } }

/**
 * What `ann` sees at an address below `/core/incident-collaboration`, who was in `channel-1` of the team `core` before,
 * and what of ours lives beside it.
 */
export function showPage(address: string, answers: Answers = {}, known: Known = {}) {
  const host = makeFakeHost({
    address: `${ROOT}${address}`,
    known: {
      channels: {
        currentChannelId: 'channel-1',
        channels: { 'channel-1': makeChannel() },
        myMembers: { 'channel-1': {} },
        ...known.channels,
      },
      teams: { currentTeamId: 'team-1', teams: { 'team-1': { name: 'core', display_name: 'Core' } } },
      users: { currentUserId: 'ann', profiles },
      preferences: known.preferences ?? {},
      posts: known.posts ?? {},
    },
    answers: { [`${API}/settings`]: MAY_ALL, ...answers },
  })
  makePlugin(host.page).initialize(host.registry, host.store)
  const parts = [...host.globals, ...host.routes]
  showParts(
    host,
    <Router history={host.history}>
      {parts.map((Part, index) => (
        <Part key={index} />
      ))}
    </Router>,
  )
  return host
}
