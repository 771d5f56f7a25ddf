import type { FollowChannel } from './follow-channel.ts'
import type { ChangedChannel, ChannelStore } from './ports/channels.ts'
import type { Clock, Log } from './ports/process.ts'

export type ChannelWatchDeps = Readonly<{
  channels: ChannelStore
  followChannel: FollowChannel
  clock: Clock
  log: Log
}>

/** Clocks may be 5 minutes apart (data-model.md 9), and an update that opened its channel may be on its way for 15. */
const LOOKS_BACK_MS = 20 * 60_000
const WHOLE_EVERY_MS = 60 * 60_000
const AT_ONCE = 500

/**
 * The host tells nobody that a channel was renamed, converted, archived, restored or deleted for good. Each look follows
 * those it has touched since the last one; the first, and one an hour, follows all.
 */
export function makeChannelWatch({ channels, followChannel, clock, log }: ChannelWatchDeps) {
  let lastWhole: Date | undefined
  let lastLook: Date | undefined

  return async function lookAtChannels(): Promise<void> {
    const now = clock.now()
    const isWhole = !lastWhole || now.getTime() - lastWhole.getTime() >= WHOLE_EVERY_MS
    const since = isWhole || !lastLook ? undefined : new Date(lastLook.getTime() - LOOKS_BACK_MS)
    const changed = await channels.findChanged(since, AT_ONCE)
    for (const channel of changed) await follow(channel)
    // What was too much for one look is found by the next one.
    if (changed.length === AT_ONCE) return
    lastLook = now
    if (isWhole) lastWhole = now
  }

  async function follow(changed: ChangedChannel): Promise<void> {
    try {
      await followChannel(changed)
    } catch (error) {
      log.warn('a changed channel could not be followed', { incidentId: changed.incidentId, error })
    }
  }
}
