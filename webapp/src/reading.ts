import { ENTRIES_PER_PAGE, type Api } from './api.ts'
import { currentChannelId, currentTeamId, type Store } from './host.ts'
import { failureOf, type Failure } from './request.ts'
import { incidents } from './state/incidents.ts'
import { rhs, type ChannelPlace } from './state/rhs.ts'
import { findIncident, rhsOf, shownIncidentId } from './state/selectors.ts'

interface ReadingDeps {
  readonly api: Pick<Api, 'incident' | 'incidentOfChannel' | 'timeline'>
  readonly store: Store
  readonly readLists: (teamId: string) => Promise<void>
}

export type Reading = ReturnType<typeof makeReading>

/** Brings incidents from the server into the store. Nothing here rejects: failures are shown in place. */
export function makeReading({ api, store, readLists }: ReadingDeps) {
  const placeOf = (channelId: string) => rhsOf(store.getState()).channels[channelId]

  /** Learns whether the channel is an incident channel, unless that is known: a channel never becomes one later. */
  async function enterChannel(channelId: string): Promise<ChannelPlace> {
    const known = placeOf(channelId)
    return known && known.is !== 'failed' ? known : readChannel(channelId)
  }

  /** What is known stays visible while it is read again. */
  async function readChannel(channelId: string): Promise<ChannelPlace> {
    const known = placeOf(channelId)
    const isKnown = known?.is === 'incident' || known?.is === 'none'
    const put = (place: ChannelPlace) => {
      store.dispatch(rhs.actions.channelRead({ channelId, place }))
      return place
    }
    if (!isKnown) put({ is: 'loading' })
    try {
      const incident = await api.incidentOfChannel(channelId)
      store.dispatch(incidents.actions.received(incident))
      return put({ is: 'incident', id: incident.id })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.code === 'not_found') return put(known?.is === 'incident' ? lost(known) : { is: 'none' })
      return isKnown ? known : put({ is: 'failed', failure })
    }
  }

  /** Of a channel that the person is in now. */
  async function readJoined(channelId: string): Promise<void> {
    const place = await readChannel(channelId)
    if (place.is === 'incident') store.dispatch(incidents.actions.joined(place.id))
  }

  /** It was an incident channel: the sidebar goes on saying that the incident cannot be seen. */
  function lost(place: Extract<ChannelPlace, { is: 'incident' }>): ChannelPlace {
    store.dispatch(incidents.actions.gone(place.id))
    return place
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

  /**
   * The entries of a timeline before those that are known. Pages are counted, so what comes or goes meanwhile makes
   * some of them come twice, never be left out.
   *
   * @returns Why that failed, unless it did not.
   */
  async function readOlder(incidentId: string): Promise<Failure | undefined> {
    const known = findIncident(store.getState(), incidentId)?.timeline_events.length ?? 0
    try {
      const { items, has_more } = await api.timeline(incidentId, Math.floor(known / ENTRIES_PER_PAGE))
      store.dispatch(incidents.actions.olderRead({ incidentId, items, isAll: !has_more }))
      return undefined
    } catch (error) {
      return failureOf(error)
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
    const place = placeOf(channelId)
    const isShownHere = place?.is === 'incident' && place.id === shownId
    store.dispatch(incidents.actions.doubted(shownId))
    await Promise.all([
      ...(rhsOf(state).lists[teamId] ? [readLists(teamId)] : []),
      ...(place ? [readChannel(channelId)] : []),
      ...(shownId !== undefined && !isShownHere ? [readIncident(shownId)] : []),
    ])
  }

  return { enterChannel, readChannel, readJoined, readIncident, readOlder, readAgain }
}
