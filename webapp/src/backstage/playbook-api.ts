import { useMemo } from 'react'

import type { Playbook } from '../../../server/contract/playbook.ts'
import { API_BASE, pathOf, PLUGIN_ROOT, routes } from '../../../server/contract/routes.ts'
import type { Page } from '../host.ts'
import { useProduct } from '../product.ts'
import { makeRequest, type Asked, type Method } from '../request.ts'

interface PlaybookListAsked {
  readonly teamId: string
  readonly search: string
  readonly isMineOnly: boolean
  readonly sort: 'title' | 'stages' | 'steps'
  readonly direction: 'asc' | 'desc'
  /** From 1. */
  readonly page: number
}

/** Rows come without checklists and long texts. */
export interface PlaybookPage {
  readonly items: readonly Playbook[]
  readonly total_count: number
  readonly page_count: number
}

/** What webhooks are signed with; until `old_valid_until` (ms, 0 = none) the secret before it signs along. */
export interface WebhookSecret {
  readonly secret: string
  readonly old_valid_until: number
}

export const PLAYBOOKS_PER_PAGE = 15

export type PlaybookApi = ReturnType<typeof makePlaybookApi>

/** Calls of our server about playbooks. Every one throws a RequestError when there is no good answer. */
function makePlaybookApi(page: Page) {
  const ask = makeRequest(page, `${PLUGIN_ROOT}${API_BASE}`)
  const request = async <Body>(method: Method, path: string, asked?: Asked) =>
    (await ask<Body>(method, path, asked)).body
  return {
    list: (asked: PlaybookListAsked) =>
      request<PlaybookPage>('GET', `${routes.playbooks}?${listQuery(asked)}`),
    get: (id: string) => request<Playbook>('GET', pathOf(routes.playbook, { id })),
    /** @param idempotencyKey Of this playbook: sent again it is made once. */
    create: (playbook: Playbook, idempotencyKey: string) =>
      request<{ readonly id: string }>('POST', routes.playbooks, { body: playbook, idempotencyKey }),
    /** Refused with `stale_version` unless the playbook still has the version that it was read with. */
    save: (playbook: Playbook) =>
      request<undefined>('PUT', pathOf(routes.playbook, { id: playbook.id }), { body: playbook }),
    remove: (id: string) => request<undefined>('DELETE', pathOf(routes.playbook, { id })),
    webhookSecret: (id: string) => request<WebhookSecret>('GET', pathOf(routes.webhookSecret, { id })),
    rotateWebhookSecret: (id: string) =>
      request<WebhookSecret>('POST', pathOf(routes.webhookSecretRotation, { id })),
  }
}

function listQuery({ teamId, search, isMineOnly, sort, direction, page }: PlaybookListAsked): string {
  const query = {
    team_id: teamId,
    ...(search === '' ? {} : { search_term: search }),
    ...(isMineOnly ? { member_only: 'true' } : {}),
    sort,
    direction,
    page: String(page - 1),
    per_page: String(PLAYBOOKS_PER_PAGE),
  }
  return new URLSearchParams(query).toString()
}

export function usePlaybookApi(): PlaybookApi {
  const { page } = useProduct()
  return useMemo(() => makePlaybookApi(page), [page])
}
