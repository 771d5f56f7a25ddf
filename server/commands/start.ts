import { LIMITS } from '../contract/limits.ts'
import { cutText, fittingBytes } from '../domain/text.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Command } from './command.ts'

/** Opens the start dialog for the person who typed. */
export type OpenStartDialog = (
  actor: Actor,
  asked: { triggerId: string; teamId: string; channelId: string; name: string; clientId: string },
) => Promise<void>

// What the host takes as the default of a one-line field.
const PREFILL_BYTES = 150

export const startCommand = ({ openStartDialog }: { openStartDialog: OpenStartDialog }): Command => ({
  name: 'start',
  hint: '[name]',
  help: 'command.help.start',
  changes: 'incident.start',
  example: '/incident start Checkout errors',
  async run({ actor, triggerId, teamId, channelId, rest, clientId }) {
    const name = fittingBytes(cutText(rest.replace(/\s+/gu, ' '), LIMITS.incidentName.max), PREFILL_BYTES)
    await openStartDialog(actor, { triggerId, teamId, channelId, name, clientId })
    return 'silence'
  },
})
