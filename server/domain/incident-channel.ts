import type { ChangeFact } from './facts.ts'
import type { Channel, Incident } from './incident.ts'

type Followed = Readonly<{ incident: Incident; facts: readonly ChangeFact[] }>

/** The incident with its channel as the host has it now; no fact when that was known. */
export function withChannel(incident: Incident, { name, type, state }: Channel, at: Date): Followed {
  const isKnown = incident.name === name && incident.channelType === type && incident.channelState === state
  if (isKnown) return { incident, facts: [] }
  return {
    incident: { ...incident, name, channelType: type, channelState: state },
    facts: [{ kind: 'channel_changed', by: '', at }],
  }
}

/** Somebody brought back the channel that we had archived: whoever archives it next, it is not the playbook. */
export function withoutOurArchiving(incident: Incident, at: Date): Followed {
  if (!incident.isChannelArchivedByUs) return { incident, facts: [] }
  return {
    incident: { ...incident, isChannelArchivedByUs: false },
    facts: [{ kind: 'channel_changed', by: '', at }],
  }
}
