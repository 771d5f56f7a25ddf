import { withChannel, withoutOurArchiving } from '../domain/incident-channel.ts'
import type { Decision, Present } from './change-incident.ts'
import type { ChangedChannel, ChannelStore } from './ports/channels.ts'
import { itself } from './ports/people.ts'
import type { Clock, Log } from './ports/process.ts'
import type { VersionStep } from './version-step.ts'

export type ChannelWatchDeps = Readonly<{
  channels: ChannelStore
  versionStep: VersionStep
  clock: Clock
  log: Log
}>

/** Nodes and their database may be apart by so much (data-model.md 9). */
const CLOCKS_APART_MS = 5 * 60_000
const WHOLE_EVERY_MS = 60 * 60_000
const AT_ONCE = 500

/**
 * The host tells nobody that a channel was renamed, converted, archived, restored or deleted for good. Each look follows
 * those it has touched since the last one; the first, and one an hour, follows all.
 */
export function makeChannelWatch({ channels, versionStep, clock, log }: ChannelWatchDeps) {
  let lastWhole: Date | undefined
  let lastLook: Date | undefined

  return async function lookAtChannels(): Promise<void> {
    const now = clock.now()
    const isWhole = !lastWhole || now.getTime() - lastWhole.getTime() >= WHOLE_EVERY_MS
    const since = isWhole || !lastLook ? undefined : new Date(lastLook.getTime() - CLOCKS_APART_MS)
    const changed = await channels.findChanged(since, AT_ONCE)
    for (const channel of changed) await follow(channel)
    // What was too much for one look is found by the next one.
    if (changed.length === AT_ONCE) return
    lastLook = now
    if (isWhole) lastWhole = now
  }

  async function follow(changed: ChangedChannel): Promise<void> {
    const { incidentId } = changed
    try {
      const decide = (present: Present): Decision => asItIs(present, changed)
      await versionStep({ incidentId }, { actor: itself('job'), allow: () => undefined, decide })
    } catch (error) {
      log.warn('a changed channel could not be followed', { incidentId, error })
    }
  }
}

/** That it was brought back counts only for the version it was seen at: another one may be about to archive it again. */
function asItIs({ incident, channel, at }: Present, { version, isBroughtBack }: ChangedChannel): Decision {
  const followed = withChannel(incident, channel, at)
  if (!isBroughtBack || incident.version !== version || channel.state !== 'open') return followed
  const ours = withoutOurArchiving(followed.incident, at)
  return { incident: ours.incident, facts: [...followed.facts, ...ours.facts] }
}
