import { expect, test } from '@jest/globals'

import { IncidentError } from './errors.ts'
import { editSharing, newSharing, type SharingEdit } from './playbook-sharing.ts'
import type { Sharing } from './playbook.ts'

const outcome = (run: () => Sharing): string => {
  try {
    const { isPublic, memberIds } = run()
    return isPublic ? `everyone${memberIds.join()}` : memberIds.join(' ')
  } catch (error) {
    return error instanceof IncidentError ? `${error.code} ${error.details.field}` : 'crash'
  }
}
const REFUSED = 'invalid member_ids'
const ours: Sharing = { isPublic: false, memberIds: ['ann', 'bob'] }
const open: Sharing = { isPublic: true, memberIds: [] }

test.each<[string, Sharing, SharingEdit, string]>([
  ['private, nothing said', ours, {}, 'ann bob'],
  ['private, said again', ours, { isPublic: false }, 'ann bob'],
  ['private, other members', ours, { memberIds: ['dan', 'carl', 'dan'] }, 'carl dan'],
  ['private, no members', ours, { memberIds: [] }, REFUSED],
  ['private, opened', ours, { isPublic: true }, 'everyone'],
  ['private, opened without members', ours, { isPublic: true, memberIds: [] }, 'everyone'],
  ['private, opened with members', ours, { isPublic: true, memberIds: ['ann'] }, REFUSED],
  ['public, nothing said', open, {}, 'everyone'],
  ['public, no members', open, { memberIds: [] }, 'everyone'],
  ['public, given members', open, { memberIds: ['ann'] }, 'ann'],
  ['public, closed with members', open, { isPublic: false, memberIds: ['ann'] }, 'ann'],
  ['public, closed without members', open, { isPublic: false }, REFUSED],
  ['public, closed with none', open, { isPublic: false, memberIds: [] }, REFUSED],
])('an edit: %s', (_what, present, edit, expected) => {
  expect(outcome(() => editSharing(present, edit))).toBe(expected)
})

test.each<[string, SharingEdit, string]>([
  ['nothing said', {}, 'ann'],
  ['no members', { memberIds: [] }, 'ann'],
  ['members', { memberIds: ['bob', 'ann'] }, 'ann bob'],
  ['members without the creator', { memberIds: ['bob'] }, 'bob'],
  ['for everyone', { isPublic: true }, 'everyone'],
  ['for everyone, with members', { isPublic: true, memberIds: ['ann'] }, REFUSED],
])('a new playbook of ann: %s', (_what, given, expected) => {
  expect(outcome(() => newSharing('ann', given))).toBe(expected)
})
