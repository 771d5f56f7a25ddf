import { useCallback, useEffect, useState } from 'react'
import { shallowEqual, useDispatch, useSelector, useStore } from 'react-redux'

import type { Incident } from '../../../../server/contract/incident.ts'
import type { IncidentPage } from '../../api.ts'
import { currentTeamId, isInChannel, type HostState } from '../../host.ts'
import { useProduct } from '../../product.ts'
import type { Failure } from '../../request.ts'
import { incidents } from '../../state/incidents.ts'
import { findIncident } from '../../state/selectors.ts'
import { useSignal } from '../../use-signal.ts'
import { useLoad } from '../use-load.ts'
import { directionOf, listQuery, PER_PAGE, type ListChoices } from './list-choices.ts'

interface Shown {
  /** What it was read for. */
  readonly choices: ListChoices
  readonly ids: readonly string[]
  readonly total: number
}

export interface ShownList {
  readonly shown: (Shown & { readonly rows: readonly Incident[] }) | undefined
  readonly failure: Failure | undefined
  /** How many have come since that are not shown. */
  readonly news: number
  readonly reload: () => void
}

/** Who is not in a channel gets no events of it: rows seen from outside are read again and again. */
const EVERY = 15_000

/** The rows that the choices ask for. They stay in their places; each follows its incident. */
export function useIncidentList(choices: ListChoices): ShownList {
  const { api } = useProduct()
  const dispatch = useDispatch()
  const teamId = useSelector(currentTeamId)
  const load = useCallback(async (): Promise<Shown> => {
    const { items, total_count: total } = await api.incidentPage(listQuery(teamId, choices), pageOf(choices))
    dispatch(incidents.actions.seen(items))
    return { choices, ids: items.map(({ id }) => id), total }
  }, [api, dispatch, teamId, choices])
  const { value, failure, reload } = useLoad(load)
  const ids = value?.ids ?? NONE
  const rows = useSelector(
    (state: HostState) => ids.flatMap((id) => findIncident(state, id) ?? []),
    shallowEqual,
  )
  const news = useNews(value, rows)
  // Rows that are gone are not counted either.
  const shown = value && { ...value, rows, total: value.total - (ids.length - rows.length) }
  return { shown, failure, news, reload: () => void reload() }
}

const NONE: readonly string[] = []
const pageOf = ({ page }: ListChoices) => ({ page: page - 1, perPage: PER_PAGE })

/** Looks what is new whenever something may be; the rows on screen are brought up to date with it. */
function useNews(value: Shown | undefined, rows: readonly Incident[]): number {
  const { api, page, reading } = useProduct()
  const store = useStore<HostState>()
  const teamId = useSelector(currentTeamId)
  const [found, setFound] = useState<{ readonly beside: Shown; readonly count: number }>()
  const isSeenFromOutside = useSelector((state: HostState) =>
    rows.some(({ channel_id }) => !isInChannel(state, channel_id)),
  )
  const look = useCallback(async () => {
    if (!value) return
    const fresh = await api.incidentPage(listQuery(teamId, value.choices), pageOf(value.choices))
    const isShown = ({ id }: Incident) => value.ids.includes(id)
    store.dispatch(incidents.actions.seen(fresh.items.filter(isShown)))
    // A row that fits the filters no longer stays; what became of it, only the incident itself says.
    const missing = value.ids.filter((id) => !fresh.items.some((row) => row.id === id))
    await Promise.all(missing.map((id) => reading.readIncident(id)))
    setFound({ beside: value, count: countNews(value, fresh, store.getState()) })
  }, [api, reading, store, teamId, value])
  // Nothing is lost when that fails: the next signal looks again.
  const lookQuietly = useCallback(() => void look().catch(() => undefined), [look])
  useSignal('incidents_changed', lookQuietly)
  useEffect(() => {
    if (!isSeenFromOutside) return undefined
    const timer = page.setInterval(() => {
      if (page.document.visibilityState !== 'hidden') lookQuietly()
    }, EVERY)
    return () => page.clearInterval(timer)
  }, [page, lookQuietly, isSeenFromOutside])
  return found?.beside === value ? (found?.count ?? 0) : 0
}

/** As many as the list has grown by; on the first page with the newest on top also those that took another's place. */
function countNews({ choices, ids, total }: Shown, fresh: IncidentPage, state: HostState): number {
  const grown = fresh.total_count - total
  const isNewestFirst = choices.page === 1 && choices.sort === 'create_at' && directionOf(choices) === 'desc'
  if (!isNewestFirst) return Math.max(0, grown)
  const newest = Math.max(0, ...ids.map((id) => findIncident(state, id)?.create_at ?? 0))
  return Math.max(grown, fresh.items.filter((row) => row.create_at > newest && !ids.includes(row.id)).length)
}
