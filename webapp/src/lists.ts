import type { Api } from './api.ts'
import type { Store } from './host.ts'
import type { Notify } from './notify.ts'
import { failureOf } from './request.ts'
import { incidents, type Scope } from './state/incidents.ts'
import { rhs, type List } from './state/rhs.ts'
import { rhsOf } from './state/selectors.ts'

interface ListsDeps {
  readonly api: Pick<Api, 'ongoing'>
  readonly store: Store
  readonly notify: Notify
}

export type Lists = ReturnType<typeof makeLists>

/** Brings the lists of ongoing incidents into the store. Nothing here rejects: failures are shown in place. */
export function makeLists({ api, store, notify }: ListsDeps) {
  const listOf = (teamId: string, scope: Scope) => rhsOf(store.getState()).lists[teamId]?.[scope]
  const put = (teamId: string, scope: Scope, list: List) =>
    void store.dispatch(rhs.actions.listRead({ teamId, scope, list }))

  /** What is known stays visible while it is read again. */
  async function readList(teamId: string, scope: Scope): Promise<void> {
    const isKnown = listOf(teamId, scope)?.is === 'ready'
    if (!isKnown) put(teamId, scope, { is: 'loading' })
    try {
      const { items: rows, disabled, ...page } = await api.ongoing({ teamId, scope, cursor: '' })
      store.dispatch(incidents.actions.listed({ teamId, scope, rows, isFirst: true }))
      const ready = { nextCursor: page.next_cursor, total: page.total_count, isReadingMore: false }
      put(teamId, scope, disabled ? { is: 'disabled' } : { is: 'ready', ...ready })
    } catch (error) {
      const failure = failureOf(error)
      if (mayNot(failure.code)) forgetTeam(teamId)
      if (!isKnown || mayNot(failure.code)) put(teamId, scope, { is: 'failed', failure })
    }
  }

  async function readMore(teamId: string, scope: Scope): Promise<void> {
    const list = listOf(teamId, scope)
    if (list?.is !== 'ready' || list.nextCursor === '' || list.isReadingMore) return
    const change = (next: Partial<typeof list>) =>
      put(teamId, scope, { ...list, isReadingMore: false, ...next })
    change({ isReadingMore: true })
    try {
      const page = await api.ongoing({ teamId, scope, cursor: list.nextCursor })
      store.dispatch(incidents.actions.listed({ teamId, scope, rows: page.items, isFirst: false }))
      change({ nextCursor: page.next_cursor, total: page.total_count })
    } catch (error) {
      change({})
      const again = () => void readMore(teamId, scope)
      notify.failed({ text: 'webapp.error.list', failure: failureOf(error) }, again)
    }
  }

  /** Those that were read before. */
  async function readLists(teamId: string): Promise<void> {
    const scopes = (['mine', 'team'] as const).filter((scope) => listOf(teamId, scope))
    await Promise.all(scopes.map((scope) => readList(teamId, scope)))
  }

  /** The person is not in the team any more. */
  function forgetTeam(teamId: string): void {
    store.dispatch(incidents.actions.teamLeft(teamId))
    store.dispatch(rhs.actions.teamLeft(teamId))
  }

  return { readList, readMore, readLists, forgetTeam }
}

const mayNot = (code: string) => code === 'forbidden' || code === 'unauthorized'
