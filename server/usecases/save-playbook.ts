import { forbidden, IncidentError, invalid, unavailable } from '../domain/errors.ts'
import { mustCreatePlaybook, mustManageMembers } from '../domain/permissions.ts'
import { numTasksOf } from '../domain/playbook-checklists.ts'
import { blankContent, editContent, type ContentEdit } from '../domain/playbook-content.ts'
import { newReferences } from '../domain/playbook-references.ts'
import { editSharing, isSharedAlike, newSharing, type SharingEdit } from '../domain/playbook-sharing.ts'
import type { Playbook } from '../domain/playbook.ts'
import { keepOf, type Once } from './answer-once.ts'
import { createdPlaybook, editedPlaybook } from './audit-of-playbook.ts'
import type { Audit } from './audit.ts'
import type { Signals } from './signals.ts'
import { judgeReferences, type ReferenceDeps } from './judge-references.ts'
import { mustFindManaged, type ManagedPlaybook } from './playbook-access.ts'
import type { Signal } from './ports/signals.ts'
import type { Host } from './ports/host.ts'
import type { Actor } from './ports/people.ts'
import type { PlaybookStore } from './ports/playbooks.ts'
import type { Clock, NewId } from './ports/process.ts'
import { translate } from './translate.ts'

export type PlaybookEdit = ContentEdit & SharingEdit

/** What a client sends back of an object it was given; must be what it is, where it is there at all. */
export type EditTerms = Readonly<{
  /** Refused unless the playbook has this version. */
  expectedVersion: number | undefined
  id: string | undefined
  teamId: string | undefined
}>

export type SavePlaybookDeps = ReferenceDeps &
  Readonly<{
    playbooks: PlaybookStore
    host: Host
    signals: Pick<Signals, 'soon'>
    audit: Pick<Audit, 'recordOf' | 'committed'>
    clock: Clock
    newId: NewId
    newSecret: () => string
  }>

export type SavePlaybook = ReturnType<typeof makeSavePlaybook>

/** One of those who save at once is done after each. */
const TRIES = 50

export function makeSavePlaybook(deps: SavePlaybookDeps) {
  const { playbooks, host, signals, audit, clock, newId, newSecret } = deps

  /**
   * A new playbook, of its creator alone unless it says otherwise.
   *
   * @throws {IncidentError} what refuses right *create*; `invalid`, naming the field.
   */
  async function createPlaybook(
    actor: Actor,
    teamId: string,
    edit: PlaybookEdit,
    once?: Once<{ id: string }>,
  ): Promise<{ id: string }> {
    const { userId } = actor
    const [isAdmin, team] = await Promise.all([host.isAdmin(userId), playbooks.findTeam(userId, teamId)])
    mustCreatePlaybook({ ...team, isAdmin })
    const blank = { ...blankContent(translate('playbook.welcome')), isPublic: false, memberIds: [userId] }
    const sharing = newSharing(userId, edit)
    if (!isAdmin && !sharing.isPublic && !sharing.memberIds.includes(userId)) {
      throw forbidden('Only system administrators can create a playbook without being a member of it.')
    }
    const written = { ...editContent(blank, edit, newId), ...sharing }
    await judgeReferences(deps, { userId, teamId, references: newReferences(blank, written) })
    const at = clock.now()
    const times = { createAt: at, updateAt: at, updateUserId: userId }
    const playbook = sized({ ...written, ...times, id: newId(), version: 1, teamId })
    const signal = signalOf('playbook_created', teamId)
    const keep = keepOf(once, { id: playbook.id }, at)
    const records = [audit.recordOf(actor, createdPlaybook(playbook))]
    await playbooks.insert({ playbook, secret: newSecret(), signal, keep, audit: records, at })
    audit.committed(records)
    signals.soon(signal)
    return { id: playbook.id }
  }

  /**
   * Writes what differs from the present playbook; without a difference nothing happens.
   *
   * @returns The version afterwards.
   * @throws {IncidentError} what refuses right *manage* and *manage members*; `invalid`; `stale_version`.
   */
  async function editPlaybook(
    actor: Actor,
    playbookId: string,
    edit: PlaybookEdit,
    terms: EditTerms,
  ): Promise<{ version: number }> {
    for (let tries = 0; tries < TRIES; tries++) {
      const managed = await mustFindManaged(deps, actor, playbookId)
      const { playbook } = managed
      mustMeet(terms, playbook)
      const written = edited(managed, edit)
      mustHaveVersion(playbook, terms.expectedVersion)
      if (isAlike(playbook, written)) return { version: playbook.version }
      const { userId } = actor
      await judgeReferences(deps, {
        userId,
        teamId: playbook.teamId,
        references: newReferences(playbook, written),
      })
      const at = clock.now()
      const next = { ...written, version: playbook.version + 1, updateAt: at, updateUserId: userId }
      const signal = signalOf('playbook_updated', playbook.teamId)
      const records = editedPlaybook(playbook, next).map((act) => audit.recordOf(actor, act))
      if (await playbooks.save({ playbook: next, signal, audit: records, at })) {
        audit.committed(records)
        signals.soon(signal)
        return { version: next.version }
      }
      // Somebody else was faster: look at what they left.
    }
    throw unavailable('Many people save this playbook at once. Try again.')
  }

  const signalOf = (kind: Signal['kind'], teamId: string): Signal => ({ key: newId(), kind, teamId })

  function edited({ playbook, team }: ManagedPlaybook, edit: PlaybookEdit): Playbook {
    if (Object.values(edit).every((value) => value === undefined))
      throw invalid('There is nothing to change.')
    const sharing = editSharing(playbook, edit)
    if (!isSharedAlike(playbook, sharing)) mustManageMembers(team)
    return sized({ ...playbook, ...editContent(playbook, edit, newId), ...sharing })
  }

  return { createPlaybook, editPlaybook }
}

const sized = (playbook: Omit<Playbook, 'numChecklists' | 'numTasks'>): Playbook => ({
  ...playbook,
  numChecklists: playbook.checklists.length,
  numTasks: numTasksOf(playbook.checklists),
})

/** Both have their fields in the same order: one was made from the other. */
const isAlike = (one: Playbook, other: Playbook): boolean => JSON.stringify(one) === JSON.stringify(other)

function mustMeet({ id = '', teamId = '' }: EditTerms, playbook: Playbook): void {
  if (id !== '' && id !== playbook.id) throw invalid('The id of a playbook cannot change.', 'id')
  if (teamId !== '' && teamId !== playbook.teamId) {
    throw invalid('The team of a playbook cannot change.', 'team_id')
  }
}

/** Before what it names is judged: what is new in it can only be told against the version that it was made from. */
function mustHaveVersion({ version, updateAt, updateUserId }: Playbook, expected: number | undefined): void {
  if (expected === undefined || expected === version) return
  throw new IncidentError('stale_version', 'Somebody changed this playbook meanwhile. Read it again.', {
    version,
    lastChange: { at: updateAt, by: updateUserId },
  })
}
