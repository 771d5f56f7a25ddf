import { mustDeletePlaybook } from '../domain/permissions.ts'
import { mustFindManaged, type PlaybookAccessDeps } from './playbook-access.ts'
import type { Actor } from './ports/people.ts'
import type { PlaybookStore, WebhookSecret } from './ports/playbooks.ts'
import type { Clock, NewId } from './ports/process.ts'
import type { Signals } from './signals.ts'

export type ManagePlaybookDeps = PlaybookAccessDeps &
  Readonly<{
    playbooks: PlaybookStore
    signals: Pick<Signals, 'soon'>
    clock: Clock
    newId: NewId
    newSecret: () => string
  }>

export type ManagePlaybook = ReturnType<typeof makeManagePlaybook>

const OLD_SECRET_LIVES_MS = 24 * 60 * 60 * 1000

/** What else those may do who manage a playbook. All throw what refuses right *manage*. */
export function makeManagePlaybook(deps: ManagePlaybookDeps) {
  const { playbooks, signals, clock, newId, newSecret } = deps
  return {
    /** From now on it is gone for everybody; incidents keep their copies. @throws {IncidentError} also `forbidden` */
    async deletePlaybook(actor: Actor, playbookId: string): Promise<void> {
      const { playbook, team, facts } = await mustFindManaged(deps, actor, playbookId)
      mustDeletePlaybook(team, facts)
      const signal = { key: newId(), kind: 'playbook_deleted', teamId: playbook.teamId } as const
      await playbooks.remove({ playbookId, by: actor.userId, signal, at: clock.now() })
      signals.soon(signal)
    },

    async getWebhookSecret(actor: Actor, playbookId: string): Promise<WebhookSecret> {
      await mustFindManaged(deps, actor, playbookId)
      return playbooks.findSecret(playbookId, clock.now())
    },

    /** The old one signs along for a day. */
    async rotateWebhookSecret(actor: Actor, playbookId: string): Promise<WebhookSecret> {
      await mustFindManaged(deps, actor, playbookId)
      const oldValidUntil = new Date(clock.now().getTime() + OLD_SECRET_LIVES_MS)
      return playbooks.rotateSecret(playbookId, { secret: newSecret(), oldValidUntil })
    },
  }
}
