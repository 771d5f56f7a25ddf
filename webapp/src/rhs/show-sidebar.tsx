import * as React from 'react'

import type { Incident } from '../../../server/contract/incident.ts'
import { makeFakeHost } from '../fake-host.ts'
import type { Answers } from '../fake-server.ts'
import { makeChannel, type Known } from '../fake-store.ts'
import { makePlugin } from '../plugin.ts'
import { showParts } from '../show-parts.tsx'

export const API = '/plugins/incident-collaboration/api/v0'

/** Whoever may do in the team whatever anybody may. */
export const MAY_ALL = {
  start_without_playbook: true,
  capabilities: {
    team_enabled: true,
    start_incidents: true,
    create_playbooks: true,
    manage_all_playbooks: false,
  },
}

const person = (id: string) => ({ id, username: id })
const profiles = { ann: person('ann'), bob: person('bob') }

interface ShowOptions {
  /** Instead of what the store holds otherwise. */
  readonly known?: Known
  readonly isNarrow?: boolean
}

/**
 * What `ann` sees who stands in the channel `channel-1` of the team `core`, in which she is, as in `channel-2`: the
 * sidebar, and what of ours lives beside it.
 */
export function showSidebar(answers: Answers = {}, { known = {}, isNarrow = false }: ShowOptions = {}) {
  const host = makeFakeHost({
    known: {
      channels: {
        currentChannelId: 'channel-1',
        channels: { 'channel-1': makeChannel() },
        myMembers: { 'channel-1': {}, 'channel-2': {} },
        ...known.channels,
      },
      teams: { currentTeamId: 'team-1', teams: { 'team-1': { name: 'core', display_name: 'Core' } } },
      users: { currentUserId: 'ann', profiles },
      posts: known.posts ?? {},
      preferences: known.preferences ?? {},
      general: known.general ?? {},
    },
    answers: { [`${API}/settings`]: MAY_ALL, ...answers },
    isNarrow,
  })
  makePlugin(host.page).initialize(host.registry, host.store)
  const parts = [...host.globals, ...host.headerIcons, ...host.screens]
  const { speak } = showParts(
    host,
    parts.map((Part, index) => <Part key={index} />),
  )
  return { ...host, speak }
}

/** Answers of a server that knows one incident, in `channel-1`, in which `ann` is. */
export const knowing = (incident: Incident, more: Answers = {}): Answers => ({
  [`${API}/incidents/channel/channel-1`]: incident,
  [`${API}/incidents/${incident.id}`]: incident,
  [`${API}/incidents`]: listOf([incident]),
  ...more,
})

export const listOf = (items: readonly Incident[], next_cursor = '') => ({
  total_count: items.length,
  page_count: 1,
  has_more: next_cursor !== '',
  items,
  next_cursor,
})
