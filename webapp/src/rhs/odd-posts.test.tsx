import { expect, test } from '@jest/globals'
import { act, cleanup, screen } from '@testing-library/react'
import fc from 'fast-check'

import { makeIncident } from '../fake-incident.ts'
import { knowing, showSidebar } from './show-sidebar.tsx'

const update = { id: 'post-1', status: 'Active', create_at: 60_000, delete_at: 0, edit_at: 0 } as const

/** What anybody may have put into a post, also one that says it is ours. */
const oddPost = fc.record({
  id: fc.constant('post-1'),
  user_id: fc.string(),
  message: fc.string({ unit: 'binary' }),
  type: fc.oneof(fc.string(), fc.constantFrom('custom_incident_status', 'custom_incident_update_status')),
  props: fc.dictionary(
    fc.oneof(
      fc.string(),
      fc.constantFrom('attachments', 'incident', 'from_plugin', '__proto__', 'override_username'),
    ),
    fc.anything({ withNullPrototype: false }),
  ),
  create_at: fc.integer(),
  update_at: fc.integer(),
  edit_at: fc.nat(),
  delete_at: fc.constant(0),
})

test('X-17: whatever a post holds, the sidebar shows it as text and works on', async () => {
  await fc.assert(
    fc.asyncProperty(oddPost, oddPost, async (known, edited) => {
      const incident = makeIncident({ status_posts: [{ ...update, author_user_id: 'bob' }] })
      const host = showSidebar(knowing(incident), { known: { posts: { posts: { 'post-1': known } } } })
      await screen.findByRole('tab', { name: 'Summary' })
      act(() => {
        host.emitHost('post_edited', { post: JSON.stringify(edited) })
        host.emitHost('post_deleted', { post: JSON.stringify({ ...edited, id: 'another' }) })
      })
      expect(screen.queryByText('Something went wrong.')).toBeNull()
      expect(screen.getByRole('button', { name: 'Update Status' })).toBeTruthy()
      cleanup()
    }),
    { numRuns: 40 },
  )
}, 60_000)
