import type { Api } from './api.ts'
import { currentChannelId, currentTeamId, type Store } from './host.ts'
import type { HostApi } from './host-api.ts'
import { failureOf, type Failure } from './request.ts'
import { incidents } from './state/incidents.ts'
import { people } from './state/people.ts'
import { rhs } from './state/rhs.ts'
import { findPerson, isWhole, rhsOf, shownIncidentId } from './state/selectors.ts'

interface ReadingDeps {
  readonly api: Pick<Api, 'incident' | 'incidentOfChannel' | 'myOngoing'>
  readonly hostApi: Pick<HostApi, 'people'>
  readonly store: Store
}

export type Reading = ReturnType<typeof makeReading>

/** Brings what the sidebar shows from the server into the store. Nothing here rejects: failures are shown in place. */
export function makeReading({ api, hostApi, store }: ReadingDeps) {
  const asked = new Set<string>()

  /** What is known stays visible while it is read again. */
  async function readChannel(channelId: string): Promise<void> {
    const known = rhsOf(store.getState()).channels[channelId]
    const put = (place: Parameters<typeof rhs.actions.channelRead>[0]['place']) =>
      store.dispatch(rhs.actions.channelRead({ channelId, place }))
    if (known?.is !== 'incident' && known?.is !== 'none') put({ is: 'loading' })
    try {
      const incident = await api.incidentOfChannel(channelId)
      store.dispatch(incidents.actions.received(incident))
      put({ is: 'incident', id: incident.id })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'not_found') put({ is: 'none' })
      else if (known?.is !== 'incident' && known?.is !== 'none') put({ is: 'failed', failure })
    }
  }

  async function readList(teamId: string): Promise<void> {
    const put = (list: Parameters<typeof rhs.actions.listRead>[0]['list']) =>
      store.dispatch(rhs.actions.listRead({ teamId, list }))
    const isKnown = rhsOf(store.getState()).lists[teamId]?.is === 'ready'
    if (!isKnown) put({ is: 'loading' })
    try {
      const answer = await api.myOngoing(teamId)
      store.dispatch(incidents.actions.listed({ teamId, rows: answer.items, isFirst: true }))
      put(answer.disabled ? { is: 'disabled' } : readyAfter(answer.next_cursor))
    } catch (error) {
      if (!isKnown) put({ is: 'failed', failure: failureOf(error) })
    }
  }

  async function readMore(teamId: string): Promise<void> {
    const list = rhsOf(store.getState()).lists[teamId]
    if (list?.is !== 'ready' || list.nextCursor === '' || list.isReadingMore) return
    const put = (next: Partial<typeof list>) =>
      store.dispatch(rhs.actions.listRead({ teamId, list: { ...list, isReadingMore: false, ...next } }))
    put({ isReadingMore: true })
    try {
      const answer = await api.myOngoing(teamId, list.nextCursor)
      store.dispatch(incidents.actions.listed({ teamId, rows: answer.items, isFirst: false }))
      put({ nextCursor: answer.next_cursor })
    } catch (error) {
      put({})
      store.dispatch(rhs.actions.failed({ text: 'webapp.error.list', failure: failureOf(error) }))
    }
  }

  /**
   * The tasks and the timeline of an incident of which a list showed only the head.
   *
   * @returns Why that failed, unless it did not or the incident is gone.
   */
  async function readIncident(id: string): Promise<Failure | undefined> {
    try {
      store.dispatch(incidents.actions.received(await api.incident(id)))
      return undefined
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code !== 'not_found') return failure
      store.dispatch(incidents.actions.gone(id))
      return undefined
    }
  }

  /** After a lost connection: all that is on screen. */
  async function readAgain(): Promise<void> {
    const state = store.getState()
    const [teamId, channelId, shownId] = [
      currentTeamId(state),
      currentChannelId(state),
      shownIncidentId(state),
    ]
    await Promise.all([
      ...(rhsOf(state).lists[teamId] ? [readList(teamId)] : []),
      ...(rhsOf(state).channels[channelId] ? [readChannel(channelId)] : []),
      ...(shownId !== undefined && isWhole(state, shownId) ? [readIncident(shownId)] : []),
    ])
  }

  /** Looks up people whom the page has not loaded, each once; who cannot be found stays unknown. */
  async function meet(ids: readonly string[]): Promise<void> {
    const strangers = ids.filter((id) => id !== '' && !asked.has(id) && !findPerson(store.getState(), id))
    if (strangers.length === 0) return
    strangers.forEach((id) => asked.add(id))
    try {
      store.dispatch(people.actions.met(await hostApi.people(strangers)))
    } catch {
      // The next sight of them asks again; until then their name is missing, nothing else.
      strangers.forEach((id) => asked.delete(id))
    }
  }

  return { readChannel, readList, readMore, readIncident, readAgain, meet }
}

const readyAfter = (nextCursor: string) => ({ is: 'ready' as const, nextCursor, isReadingMore: false })
