import { afterEach } from '@jest/globals'
import { cleanup, render } from '@testing-library/react'
import * as React from 'react'
import { IntlProvider } from 'react-intl'
import { Provider } from 'react-redux'
import type { Store } from 'redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { makeFakeHost } from '../fake-host.ts'
import type { Answers } from '../fake-server.ts'
import { makeChannel, type Known } from '../fake-store.ts'
import { makePlugin } from '../plugin.ts'

export const API = '/plugins/incident-collaboration/api/v0'

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
    answers,
    isNarrow,
  })
  makePlugin(host.page).initialize(host.registry, host.store)
  const parts = [...host.globals, ...host.headerIcons, ...host.screens]
  render(
    <IntlProvider locale='en' timeZone='UTC' onError={() => undefined}>
      <Provider store={host.store as unknown as Store}>
        {parts.map((Part, index) => (
          <Part key={index} />
        ))}
      </Provider>
    </IntlProvider>,
  )
  return host
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

// jsdom neither scrolls nor knows the top layer. Newer Chromium answers with a promise, which an effect must not return.
const scrollIntoView: () => unknown = () => Promise.resolve()
Object.assign(Element.prototype, { scrollIntoView })
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true
  },
  close(this: HTMLDialogElement) {
    this.open = false
  },
})

afterEach(cleanup)
