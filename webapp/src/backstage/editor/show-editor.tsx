import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import type { Answers } from '../../fake-server.ts'
import { makeChannel, type Known } from '../../fake-store.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'
import type { Draft } from './draft.ts'
import { makePlaybook } from './fake-playbook.ts'

const PEOPLE = ['ann', 'bob', 'eve'].map((id) => ({ id, username: id }))

/** A public, a private and a foreign channel of the team; `ann` is in the first two. */
const CHANNELS: Known = {
  channels: {
    channels: {
      news: makeChannel({ name: 'news', display_name: 'News' }),
      crew: makeChannel({ name: 'crew', display_name: 'Crew', type: 'P' }),
    },
    myMembers: { news: {}, crew: {} },
  },
}

const mine = ['news', 'crew'].map((id) => ({ id, ...CHANNELS.channels?.channels?.[id] }))

/** The editor of a playbook as `ann` sees it; the server takes every save. */
export async function showEditor(fields: Partial<Draft> = {}, answers: Answers = {}, hash = '') {
  const person = userEvent.setup()
  const playbook = makePlaybook(fields)
  const host = showPage(
    `/playbooks/playbook-1${hash}`,
    {
      [`GET ${API}/playbooks/playbook-1`]: playbook,
      [`PUT ${API}/playbooks/playbook-1`]: undefined,
      ...ALWAYS,
      ...answers,
    },
    CHANNELS,
  )
  await screen.findByRole('textbox', { name: 'Name of the playbook' })
  return { host, person, saved: () => bodyOf(host.requests, 'PUT') }
}

/** A new playbook, however it begins. */
export async function showNew(search = '', answers: Answers = {}) {
  const person = userEvent.setup()
  const made = { [`POST ${API}/playbooks`]: { id: 'playbook-9' } }
  const host = showPage(`/playbooks/new${search}`, { ...made, ...ALWAYS, ...answers }, CHANNELS)
  await screen.findByRole('textbox', { name: 'Name of the playbook' })
  return { host, person, saved: () => bodyOf(host.requests, 'POST') }
}

const ALWAYS: Answers = {
  [`GET ${API}/playbooks`]: { items: [], total_count: 0, page_count: 0 },
  '/api/v4/users/me/teams/team-1/channels': mine,
  '/api/v4/users/ids': PEOPLE,
  '/api/v4/users/autocomplete': { users: PEOPLE },
  '/api/v4/teams/team-1/members/ids': PEOPLE.map(({ id }) => ({ user_id: id, delete_at: 0 })),
  '/api/v4/teams/team-1/commands/autocomplete_suggestions': [],
}

type Requests = Awaited<ReturnType<typeof showPage>>['requests']

const bodyOf = (requests: Requests, method: string): Draft =>
  [...requests]
    .reverse()
    .find((request) => request.method === method && request.url.startsWith(`${API}/playbooks`))?.body as Draft

export const save = (person: ReturnType<typeof userEvent.setup>) =>
  person.click(screen.getByRole('button', { name: /^Sav/ }))

export const openTab = (person: ReturnType<typeof userEvent.setup>, name: string) =>
  person.click(screen.getByRole('tab', { name: new RegExp(`^${name}`) }))
