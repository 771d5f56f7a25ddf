import { invalid } from './errors.ts'
import { PLAYBOOK_LIMITS } from './playbook-limits.ts'
import type { Sharing } from './playbook.ts'

export type SharingEdit = Readonly<{
  isPublic?: boolean | undefined
  memberIds?: readonly string[] | undefined
}>

/**
 * Who may use the playbook from now on: members make it private, `isPublic` opens it to the team.
 *
 * @throws {IncidentError} `invalid` for members of a public one, and for a private one without any.
 */
export function editSharing(present: Sharing, { isPublic, memberIds }: SharingEdit): Sharing {
  const wanted = memberIds && [...new Set(memberIds)].toSorted()
  if (isPublic === true) {
    if (wanted && wanted.length > 0) {
      throw invalid('A playbook for everyone on the team has no members.', 'member_ids')
    }
    return { isPublic: true, memberIds: [] }
  }
  if (wanted && wanted.length > 0) {
    const max = Math.max(PLAYBOOK_LIMITS.members, present.memberIds.length)
    if (wanted.length > max) throw invalid(`A playbook may have at most ${max} members.`, 'member_ids')
    return { isPublic: false, memberIds: wanted }
  }
  const staysPublic = present.isPublic && isPublic === undefined
  const staysPrivate = !present.isPublic && wanted === undefined
  if (staysPublic || staysPrivate) return { isPublic: present.isPublic, memberIds: present.memberIds }
  throw invalid('A playbook that is not for everyone on the team needs at least one member.', 'member_ids')
}

/** How a new one is shared: as {@link editSharing}, but without a word with its creator alone. */
export const newSharing = (creatorId: string, { isPublic, memberIds = [] }: SharingEdit): Sharing =>
  editSharing(
    { isPublic: false, memberIds: [creatorId] },
    { isPublic, memberIds: memberIds.length > 0 ? memberIds : undefined },
  )

export const isSharedAlike = (one: Sharing, other: Sharing): boolean =>
  one.isPublic === other.isPublic && one.memberIds.join() === other.memberIds.join()
