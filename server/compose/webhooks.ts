import { lookup } from 'node:dns/promises'

import packageJson from '../../package.json' with { type: 'json' }
import { newId } from '../ids.ts'
import { makeLog } from '../log.ts'
import type { Audit } from '../usecases/audit.ts'
import type { Deliver } from '../usecases/deliver.ts'
import { makeMakeDelivery } from '../usecases/make-delivery.ts'
import { makeSendWebhooks } from '../usecases/send-webhooks.ts'
import { makeAddressGuard } from '../webhooks/address-guard.ts'
import { webhookBodies } from '../webhooks/body.ts'
import { makeWebhookSender } from '../webhooks/send.ts'
import { ownAddresses } from './own-addresses.ts'
import type { CoreDeps } from './use-cases.ts'

/** Deliveries to receivers outside: how they are made, and how they are sent. */
export function makeWebhookUseCases(
  core: CoreDeps & Readonly<{ audit: Audit; deliver: Pick<Deliver, 'soon'> }>,
) {
  const { stores, metrics, sink } = core
  const sender = makeWebhookSender({
    addressGuard: makeAddressGuard(ownAddresses),
    resolve: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
    userAgent: `incident-collaboration/${packageJson.version}`,
  })
  const shared = { ...core, webhooks: stores.webhooks, newId }
  const sendWebhooks = makeSendWebhooks({
    ...shared,
    sender,
    observer: metrics,
    random: Math.random,
    log: makeLog(sink, 'webhooks'),
  })
  const makeDelivery = makeMakeDelivery({
    ...shared,
    bodies: webhookBodies,
    reads: stores.reads,
    sendWebhooks,
  })
  return { sendWebhooks, makeDelivery }
}
