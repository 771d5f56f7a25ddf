import { expect, test } from '@jest/globals'
import { screen, waitFor } from '@testing-library/react'

import type { StatusPost } from '../../server/contract/incident.ts'
import { makeIncident } from './fake-incident.ts'
import type { HostPost } from './host.ts'
import { knowing, showSidebar } from './rhs/show-sidebar.tsx'

/** What a post may hold of which we read nothing. */
type Post = HostPost & Readonly<{ props: unknown; metadata?: unknown }>

const update: StatusPost = {
  id: 'one',
  status: 'Active',
  create_at: 60_000,
  delete_at: 0,
  author_user_id: 'bob',
  edit_at: 0,
}

const post = (fields: Partial<Post> = {}): Post => ({
  id: 'one',
  channel_id: 'channel-1',
  user_id: 'bob',
  message: 'Looking.',
  create_at: 60_000,
  update_at: 60_000,
  edit_at: 0,
  delete_at: 0,
  props: {},
  ...fields,
})

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { attachments: [nested(depth - 1)] })

const ours = { incident_id: '../../x', incident_key: 7, incident_kind: 'status_update' }
const POSTS: readonly (readonly [string, Partial<Post>])[] = [
  ['without properties', { props: null }],
  ['with a list for properties', { props: [null, 1, 'x'] }],
  ['with properties that look like ours', { props: { ...ours, attachments: [{ actions: [null] }] } }],
  [
    'with other kinds of things in ours',
    { props: { ...ours, incident_kind: {}, attachments: 'all of them' } },
  ],
  [
    'with names of the language itself',
    { props: JSON.parse('{"__proto__": {"x": 1}, "constructor": null}') },
  ],
  ['with properties nested a hundred times', { props: nested(100), metadata: nested(100) }],
  ['of a type like ours', { type: 'custom_incident-collaboration_status', props: ours }],
  ['of a type nobody knows', { type: `custom_${'x'.repeat(26)}` }],
  ['of a type of the host', { type: 'system_add_to_channel', props: { addedUserId: 5 } }],
  ['of the type of a builtin', { type: '__proto__' }],
  ['with markup', { message: '<img src=x onerror=alert(1)><script>alert(1)</script>' }],
  ['with placeholders', { message: '{name} {count, plural, one {' }],
  ['from right to left, and half a character', { message: '\u202e\u2066abc\ud83d\u0000' }],
  ['of nothing', { message: '' }],
  ['as long as can be', { message: '**'.repeat(8_000) }],
]

test.each(POSTS)('X-17: a post %s breaks nothing, in the sidebar or in its menu', async (_what, fields) => {
  const hostile = post(fields)
  const answers = { '/api/v4/posts/one': hostile }
  const host = showSidebar(knowing(makeIncident({ status_posts: [update] }), answers), {
    known: { posts: { posts: { two: { ...hostile, id: 'two' } } } },
  })
  const heading = await screen.findByText('Latest update')
  for (const event of ['posted', 'post_edited']) host.emitHost(event, { post: JSON.stringify(hostile) })
  await waitFor(() => expect(host.requests.some(({ url }) => url.endsWith('/posts/one'))).toBe(true))
  expect(screen.queryByText('Its message is gone.')).toBeNull()
  expect(host.postActions.map(({ filter }) => typeof filter('two'))).toEqual(['boolean', 'boolean'])
  expect(document.querySelector('script, img[onerror]')).toBeNull()

  host.emitHost('post_deleted', { post: JSON.stringify(hostile) })
  expect(await screen.findByText('Its message is gone.')).toBeTruthy()
  expect(heading.isConnected).toBe(true)
})
