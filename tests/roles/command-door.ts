import { newId } from '../../server/ids.ts'
import { meaningOf } from './heard.ts'
import type { IncidentDoor } from './incident-door.ts'
import type { CommandRow } from './rows/row.ts'
import type { Scene } from './scene.ts'

/** A subcommand typed in the incident channel, by whoever it may be: that the host let them proves nothing. */
export function commandDoor(scene: Scene, row: CommandRow): IncidentDoor {
  return {
    ...row,
    offFirst: true,
    isSigned: true,
    notIn: ['gone'],
    // Nobody types without a session.
    notBy: ['nobody'],
    names: ['channel_id'],
    makes: row.makes ?? 'nothing',
    async ask(role, target) {
      const text = typeof row.typed === 'string' ? row.typed : row.typed(target)
      const channelId = row.isTypedElsewhere ? newId() : (target.parameters['channel_id'] ?? '')
      const where = { teamId: target.teamId, channelId }
      const reply = (await scene.people[role].types(`/incident ${text}`, where)).join('\n')
      return { verdict: meaningOf(reply, 'ok'), fingerprint: reply }
    },
  }
}
