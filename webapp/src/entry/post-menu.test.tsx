import { expect, test } from '@jest/globals'
import { waitFor } from '@testing-library/react'

import { API, MAY_ALL } from '../rhs/show-sidebar.tsx'
import { showPage } from '../backstage/show-page.tsx'
import { makeIncident } from '../fake-incident.ts'
import type { Answers } from '../fake-server.ts'
import type { HostPost } from '../host.ts'

const post = (fields: Partial<HostPost> = {}): HostPost => ({
  id: 'post-1',
  channel_id: 'channel-1',
  type: '',
  user_id: 'bob',
  message: 'The database is slow.',
  create_at: 1,
  update_at: 1,
  edit_at: 0,
  delete_at: 0,
  ...fields,
})

const mine = (count: number) => ({
  items: count > 0 ? [makeIncident({ channel_id: 'channel-7' })] : [],
  total_count: count,
  next_cursor: '',
})

function open(answers: Answers, fields?: Partial<HostPost>) {
  const host = showPage('/nowhere', answers, {
    posts: { posts: { 'post-1': post(fields), 'post-2': post({ id: 'post-2', channel_id: 'channel-9' }) } },
  })
  const offered = (id = 'post-1') =>
    host.postActions.filter(({ filter }) => filter(id)).map(({ text }) => text)
  return { host, offered }
}

const BOTH = ['Start incident', 'Add to incident timeline']

test('A-034: a message of a person offers both entries to somebody who is in an incident', async () => {
  const { offered } = open({ [`${API}/incidents`]: mine(1) })
  await waitFor(() => expect(offered()).toEqual(BOTH))
})

test.each<[string, Partial<HostPost>]>([
  ['a system message', { type: 'system_join_channel' }],
  ['an ephemeral message', { type: 'system_ephemeral' }],
  ['a deleted message', { state: 'DELETED' }],
])('A-034: %s has none of them', async (_what, fields) => {
  const { offered } = open({ [`${API}/incidents`]: mine(1) }, fields)
  await waitFor(() => expect(offered('post-2')).toEqual(BOTH))
  expect(offered()).toEqual([])
})

test('who may not start an incident and is in none is offered nothing', async () => {
  const rights = { capabilities: { ...MAY_ALL.capabilities, start_incidents: false } }
  const { host, offered } = open({ [`${API}/incidents`]: mine(0), [`${API}/settings`]: rights })
  await waitFor(() => expect(host.requests.some(({ url }) => url.includes('status=Reported'))).toBe(true))
  expect(offered()).toEqual([])
})

test('an incident that is ended but not archived is enough, and so is that of the message', async () => {
  const resolved = open({
    [`${API}/incidents`]: ({ url }: { url: string }) => mine(url.includes('Resolved') ? 1 : 0),
  })
  await waitFor(() => expect(resolved.offered()).toEqual(BOTH))
  const archived = open({
    [`${API}/incidents`]: mine(0),
    [`${API}/incidents/channel/channel-1`]: makeIncident({ current_status: 'Archived', end_at: 1 }),
  })
  await waitFor(() => expect(archived.offered()).toEqual(BOTH))
})

test('in a team where the plugin is off no message offers anything', async () => {
  const { host, offered } = open({ [`${API}/incidents`]: { disabled: true, items: [], next_cursor: '' } })
  await waitFor(() => expect(host.menuEntries).toEqual([]))
  expect(offered()).toEqual([])
})

test('both entries open the dialog that the server made for that message', async () => {
  const { host } = open({
    [`${API}/incidents/dialog`]: { url: '/start', dialog: {} },
    [`${API}/incidents/add-to-timeline-dialog`]: { url: '/add', dialog: {} },
  })
  host.postActions[0]?.action('post-1')
  await waitFor(() => expect(host.dialogs).toEqual([{ url: '/start', dialog: {} }]))
  host.postActions[1]?.action('post-1')
  await waitFor(() => expect(host.dialogs).toHaveLength(2))
  const asked = host.requests.filter(({ url }) => url.includes('dialog?')).map(({ url }) => url)
  expect(asked.every((url) => url.includes('team_id=team-1') && url.includes('post_id=post-1'))).toBe(true)
})

test('X-17: a message whose parts are nonsense breaks nothing', async () => {
  const nonsense = {
    type: { toString: 1 },
    channel_id: ['x'],
    props: null,
    message: 7,
  } as unknown as HostPost
  const { offered } = open({ [`${API}/incidents`]: mine(1) }, nonsense)
  await waitFor(() => expect(offered('post-2')).toEqual(BOTH))
  expect(() => offered()).not.toThrow()
})
