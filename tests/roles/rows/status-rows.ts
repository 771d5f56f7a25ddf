import type { Role } from '../roles.ts'
import type { Given, IncidentRow, IncidentRows } from './row.ts'

/** In a channel that was archived by hand; letter c of permissions.md 4.1. */
export const byWhoRestores = (role: Role): string =>
  role.startsWith('system admin') ? 'ok' : 'channel_archived'

const status = {
  needs: 'status update, reminder',
  also: 'post in the channel',
  archived: byWhoRestores,
} as const

/** What is gone with its channel cannot be pressed. */
const button = { notIn: ['gone'], isSigned: true } as const satisfies Partial<IncidentRow>

export const statusRows: IncidentRows = {
  'POST /incidents/{id}/status': {
    ...status,
    body: () => ({ status: 'Active', message: 'Looking into it' }),
  },
  'POST /incidents/{id}/update-status-dialog': {
    ...status,
    twin: 'POST /incidents/{id}/status',
    body: ({ scene, target, role }) => ({
      state: scene.sign({
        kind: 'status',
        userId: scene.people[role].id,
        incidentId: target.parameters['id'] ?? '',
        lastReminder: '0',
      }),
      submission: { status: 'Active', message: 'Looking into it', reminder: '0' },
    }),
  },
  'POST /incidents/{id}/reminder/button-update': {
    ...status,
    ...button,
    makes: 'a dialog',
    body: pressed,
  },
  'POST /incidents/{id}/reminder/button-dismiss': {
    needs: 'status update, reminder',
    ...button,
    body: pressed,
  },
  'POST /incidents/{id}/no-retrospective-button': {
    needs: 'retrospective',
    ...button,
    body: pressedOnRequest,
  },
}

function pressedOnRequest({ scene, target, role }: Given) {
  const { id = '', request_post_id: postId = '' } = target.parameters
  return {
    user_id: scene.people[role].id,
    post_id: postId,
    context: { signed: scene.sign({ kind: 'retrospective', incidentId: id }) },
  }
}

function pressed({ scene, target, role }: Given) {
  const { id = '', reminder_post_id: postId = '', reminder_at: dueAt = '' } = target.parameters
  const userId = scene.people[role].id
  return {
    user_id: userId,
    post_id: postId,
    trigger_id: scene.product.world.messages.issueTrigger(userId),
    context: { signed: scene.sign({ kind: 'reminder', incidentId: id, dueAt: Number(dueAt), issuedAt: 1 }) },
  }
}
