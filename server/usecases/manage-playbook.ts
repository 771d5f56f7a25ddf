import { mustDeletePlaybook } from '../domain/permissions.ts'
import { playbookAct } from './audit-of-playbook.ts'
import type { Audit } from './audit.ts'
import { mustFindManaged, type PlaybookAccessDeps } from './playbook-access.ts'
import type { Actor } from './ports/people.ts'
import type { PlaybookStore, WebhookSecret } from './ports/playbooks.ts'
import type { Clock, NewId } from './ports/process.ts'
import type { Signals } from './signals.ts'

export type ManagePlaybookDeps = PlaybookAccessDeps &
  Readonly<{
    playbooks: PlaybookStore
    signals: Pick<Signals, 'soon'>
    audit: Pick<Audit, 'recordOf' | 'committed' | 'note'>
    clock: Clock
    newId: NewId
    newSecret: () => string
  }>

export type ManagePlaybook = ReturnType<typeof makeManagePlaybook>

const OLD_SECRET_LIVES_MS = 24 * 60 * 60 * 1000

/** What else those may do who manage a playbook. All throw what refuses right *manage*. */
export function makeManagePlaybook(deps: ManagePlaybookDeps) {
  const { playbooks, signals, audit, clock, newId, newSecret } = deps
  return {
    /** From now on it is gone for everybody; incidents keep their copies. @throws {IncidentError} also `forbidden` */
    deletePlaybook: async (actor: Actor, playbookId: string): Promise<void> => {
      const { playbook, team, facts } = await mustFindManaged(deps, actor, playbookId)
      mustDeletePlaybook(team, facts)
      const signal = { key: newId(), kind: 'playbook_deleted', teamId: playbook.teamId } as const
      const records = [audit.recordOf(actor, playbookAct('playbook.delete', playbook))]
      await playbooks.remove({ playbookId, by: actor.userId, signal, audit: records, at: clock.now() })
      audit.committed(records)
      signals.soon(signal)
    },

    getWebhookSecret: async (actor: Actor, playbookId: string): Promise<WebhookSecret> => {
      const { playbook } = await mustFindManaged(deps, actor, playbookId)
      await audit.note(actor, playbookAct('playbook.secret_read', playbook))
      return playbooks.findSecret(playbookId, clock.now())
    },

    /** The old one signs along for a day. */
    rotateWebhookSecret: async (actor: Actor, playbookId: string): Promise<WebhookSecret> => {
      const { playbook } = await mustFindManaged(deps, actor, playbookId)
      const oldValidUntil = new Date(clock.now().getTime() + OLD_SECRET_LIVES_MS)
      const record = audit.recordOf(actor, playbookAct('playbook.secret_rotate', playbook))
      const rotated = { playbookId, secret: newSecret(), oldValidUntil, audit: record }
      const secret = await playbooks.rotateSecret(rotated)
      audit.committed([record])
      return secret
    },
  }
}
