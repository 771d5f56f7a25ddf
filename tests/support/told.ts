import type { Incident } from '../../server/contract/incident.ts'
import { botPostsIn } from './channels.ts'
import type { Operations } from './operations.ts'

/** What the bot has posted into the incident's channel and is still there, in order. */
export const botPosts = (ops: Operations, incident: Incident): Promise<string[]> =>
  botPostsIn(ops, incident.channel_id)

/** What open pages were told of the incident's changes, in order. */
export async function updatesOf({ product }: Operations, incident: Incident): Promise<Payload[]> {
  await product.settled()
  return product.world.events
    .filter(({ event }) => event === 'custom_incident-collaboration_incident_updated')
    .map(({ payload }) => JSON.parse((payload as { payload: string }).payload) as Payload)
    .filter((payload) => payload['incident_id'] === incident.id)
}

type Payload = Readonly<Record<string, unknown>>
