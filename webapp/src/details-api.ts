import type { Metadata, Participant, StatusUpdate } from '../../server/contract/incident-parts.ts'
import type { Playbook } from '../../server/contract/playbook.ts'
import { API_BASE, pathOf, PLUGIN_ROOT, routes } from '../../server/contract/routes.ts'
import type { WebhookDelivery } from '../../server/contract/webhook-delivery.ts'
import type { Page } from './host.ts'
import { makeRequest } from './request.ts'

/** One page of a list about one incident; `next_cursor` is `''` at the end. */
export interface PartPage<Item> {
  readonly items: readonly Item[]
  readonly total_count: number
  readonly next_cursor: string
}

export interface Paging {
  /** `''` for the first page. */
  readonly cursor: string
  readonly perPage: number
}

export type DetailsApi = ReturnType<typeof makeDetailsApi>

/** What only the page of one incident asks of our server. Every call throws a RequestError without a good answer. */
export function makeDetailsApi(page: Page) {
  const ask = makeRequest(page, `${PLUGIN_ROOT}${API_BASE}`)
  const read = async <Body>(path: string) => (await ask<Body>('GET', path)).body
  const readPage = <Item>(path: string, { cursor, perPage }: Paging, more: Record<string, string> = {}) => {
    const query = { per_page: String(perPage), ...(cursor === '' ? {} : { cursor }), ...more }
    return read<PartPage<Item>>(`${path}?${new URLSearchParams(query).toString()}`)
  }
  return {
    metadata: (id: string) => read<Metadata>(pathOf(routes.metadata, { id })),
    /** Newest first. */
    statusUpdates: (id: string, paging: Paging) =>
      readPage<StatusUpdate>(pathOf(routes.statusUpdates, { id }), paging),
    /** People who are in the channel now, by username. */
    present: (id: string, paging: Paging) =>
      readPage<Participant>(pathOf(routes.participants, { id }), paging, { present: 'true' }),
    playbook: (id: string) => read<Playbook>(pathOf(routes.playbook, { id })),
    /** @param version The incident's; refused with `stale_version` once it is another one. */
    writeReport: (id: string, retrospective: string, version: number) =>
      ask('POST', `${pathOf(routes.retrospective, { id })}?version=${version}`, { body: { retrospective } }),
    publishReport: (id: string, retrospective: string, version: number) =>
      ask('POST', `${pathOf(routes.retrospectivePublication, { id })}?version=${version}`, {
        body: { retrospective },
      }),
    cancelRetrospective: (id: string) => ask('POST', pathOf(routes.retrospectiveCancellation, { id })),
    /** Newest first. */
    deliveries: (id: string, paging: Paging) =>
      readPage<WebhookDelivery>(pathOf(routes.webhookDeliveries, { id }), paging),
    /** @param idempotencyKey Of one press of the button. */
    sendAgain: (id: string, deliveryId: string, idempotencyKey: string) =>
      ask('POST', pathOf(routes.webhookReplay, { id, delivery_id: deliveryId }), { idempotencyKey }),
  }
}
