import { meaningOf } from './heard.ts'
import type { IncidentDoor } from './incident-door.ts'
import type { CommandRow } from './rows/row.ts'
import type { Scene } from './scene.ts'

/** A subcommand typed in the incident channel, by whoever it may be: that the host let them proves nothing. */
export function commandDoor(scene: Scene, name: string, row: CommandRow): IncidentDoor {
  return {
    ...row,
    offFirst: true,
    name,
    names: ['channel_id'],
    isRead: row.changes !== true,
    async ask(role, { teamId, parameters }) {
      const channelId = parameters['channel_id'] ?? ''
      const replies = await scene.people[role].types(`/incident ${row.typed}`, { teamId, channelId })
      const text = replies.join('\n')
      return { verdict: meaningOf(text, 'ok'), fingerprint: text }
    },
  }
}
