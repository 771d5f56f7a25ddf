import { withChannel, withoutOurArchiving } from '../domain/incident-channel.ts'
import type { Decision, Present } from './change-incident.ts'
import type { ChangedChannel } from './ports/channels.ts'
import { itself } from './ports/people.ts'
import type { VersionStep } from './version-step.ts'

type Change = Pick<ChangedChannel, 'incidentId'> & Partial<ChangedChannel>

export type FollowChannel = ReturnType<typeof makeFollowChannel>

export const makeFollowChannel =
  ({ versionStep }: { readonly versionStep: VersionStep }) =>
  /** Takes over what the host has made of the incident's channel; nothing when that is known. */
  async (change: Change): Promise<void> => {
    const decide = (present: Present): Decision => asItIs(present, change)
    await versionStep(
      { incidentId: change.incidentId },
      { actor: itself('job'), allow: () => undefined, decide },
    )
  }

/** That it was brought back counts only for the version it was seen at: another one may be about to archive it again. */
function asItIs({ incident, channel, at }: Present, { version, isBroughtBack = false }: Change): Decision {
  const followed = withChannel(incident, channel, at)
  if (!isBroughtBack || incident.version !== version || channel.state !== 'open') return followed
  const ours = withoutOurArchiving(followed.incident, at)
  return { incident: ours.incident, facts: [...followed.facts, ...ours.facts] }
}
