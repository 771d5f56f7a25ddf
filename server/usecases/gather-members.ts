import { IncidentError } from '../domain/errors.ts'
import type { HeardMember } from './ports/changes.ts'
import type { Clock, Log } from './ports/process.ts'
import type { Reads } from './ports/reads.ts'
import type { RecordMembers } from './record-members.ts'

export type GatherDeps = Readonly<{
  recordMembers: RecordMembers
  reads: Pick<Reads, 'findPlaceOfChannel' | 'findChannelsOfParticipant'>
  clock: Pick<Clock, 'wait'>
  log: Log
}>

/** Somebody came into a channel, or left it; the actor is `""` where nobody else did it. */
export type MemberNews = Readonly<{ channelId: string; userId: string; isIn: boolean; actorId: string }>

const GATHER_MS = 1_000

/**
 * Gathers for a second who came into a channel and who left it, of every channel there is, then looks once whether it
 * is one of an incident. What a dying process has not written is found by the next comparison of everybody.
 */
export function makeGatherMembers({ recordMembers, reads, clock, log }: GatherDeps) {
  const gathered = new Map<string, Map<string, HeardMember>>()
  const writing = new Set<Promise<void>>()
  let isStopped = false

  function hear(channelId: string, member: HeardMember): void {
    if (isStopped) return
    const known = gathered.get(channelId)
    const members = known ?? new Map<string, HeardMember>()
    members.set(member.userId, member)
    if (known) return
    gathered.set(channelId, members)
    void clock.wait(GATHER_MS).then(() => write(channelId))
  }

  function write(channelId: string): void {
    const members = [...(gathered.get(channelId)?.values() ?? [])]
    gathered.delete(channelId)
    if (members.length === 0) return
    const written = record(channelId, members).finally(() => writing.delete(written))
    writing.add(written)
  }

  async function record(channelId: string, members: readonly HeardMember[]): Promise<void> {
    try {
      const place = await reads.findPlaceOfChannel(channelId)
      if (place) await recordMembers(place.incidentId, members)
    } catch (error) {
      log.warn('members not recorded', { channelId, error })
      if (!(error instanceof IncidentError) || error.code !== 'unavailable') return
      for (const member of members) hear(channelId, member)
    }
  }

  return {
    memberChanged({ channelId, userId, isIn, actorId }: MemberNews): void {
      const { addedBy = '', removedBy = '' } = gathered.get(channelId)?.get(userId) ?? {}
      hear(
        channelId,
        isIn ? { userId, addedBy: actorId, removedBy } : { userId, addedBy, removedBy: actorId },
      )
    },

    /** The channels of a team are left without a word with it. */
    async teamLeft({
      teamId,
      userId,
      actorId,
    }: Readonly<{ teamId: string; userId: string; actorId: string }>) {
      for (const channelId of await reads.findChannelsOfParticipant(userId, teamId)) {
        hear(channelId, { userId, addedBy: '', removedBy: actorId })
      }
    },

    /** Resolves when nothing is being written any more; what is still gathered waits for its time. */
    drain,

    /** Writes what is gathered, without waiting, and hears nothing any more. */
    async stop(): Promise<void> {
      isStopped = true
      for (const channelId of [...gathered.keys()]) write(channelId)
      await drain()
    },
  }

  async function drain(): Promise<void> {
    while (writing.size > 0) await Promise.all(writing)
  }
}
