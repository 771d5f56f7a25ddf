import type { Host } from './ports/host.ts'
import { NotYet, type DueEntry } from './ports/outbox.ts'
import type { Clock } from './ports/process.ts'
import type { TeamHints } from './ports/team-hints.ts'

export type TeamHintDeps = Readonly<{
  teamHints: TeamHints
  host: Pick<Host, 'publishIncidentsChanged'>
  clock: Pick<Clock, 'now'>
}>

export type HintTeam = ReturnType<typeof makeHintTeam>

const AT_MOST_EVERY_MS = 10_000
/** A telling counts for what happened so long before it: clocks of nodes differ. */
const MARGIN_MS = 5_000

/**
 * Tells a team to read its incidents again. Many changes at once are told once: what happened well before a telling is
 * told by it, and what came later waits for the next.
 */
export const makeHintTeam = ({ teamHints, host, clock }: TeamHintDeps) =>
  /** @throws {NotYet} when the team was told a moment ago. */
  async function hintTeam({ incident: { teamId }, createAt }: DueEntry): Promise<void> {
    const toldAt = await teamHints.claim(teamId, { now: clock.now(), withinMs: AT_MOST_EVERY_MS })
    if (toldAt) {
      if (toldAt.getTime() >= createAt.getTime() + MARGIN_MS) return
      throw new NotYet(new Date(toldAt.getTime() + AT_MOST_EVERY_MS))
    }
    try {
      await host.publishIncidentsChanged(teamId)
    } catch (error) {
      await teamHints.release(teamId)
      throw error
    }
  }
