import { useDispatch, useSelector } from 'react-redux'

import type { HostState } from '../host.ts'
import { rhs, type EntryGroup } from '../state/rhs.ts'
import { rhsOf } from '../state/selectors.ts'
import { USUAL_GROUPS } from './timeline-groups.ts'

/** Which kinds of timeline entries show; remembered per channel until the page is reloaded. */
export function useEntryGroups(channelId: string) {
  const dispatch = useDispatch()
  const groups = useSelector((state: HostState) => rhsOf(state).entryGroups[channelId] ?? USUAL_GROUPS)
  const choose = (chosen: EntryGroup[]) =>
    dispatch(rhs.actions.entriesFiltered({ channelId, groups: chosen }))
  return { groups, choose }
}
