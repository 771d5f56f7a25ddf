import { useMemo } from 'react'
import { useSelector } from 'react-redux'

import { currentUserId, type HostState, type Person } from '../host.ts'

export interface TimeFormat {
  readonly hour12: boolean
  /** The browser's own unless the person chose another one. */
  readonly timeZone?: string
}

/** How the person who looks wants times: their zone, and 12 or 24 hours. */
export function useTimeFormat(): TimeFormat {
  const hour12 = useSelector((state: HostState) => !wants24Hours(state))
  const timeZone = useSelector(
    (state: HostState) => zoneOf(state.entities.users.profiles[currentUserId(state)]) ?? '',
  )
  return useMemo(() => ({ hour12, ...(timeZone === '' ? {} : { timeZone }) }), [hour12, timeZone])
}

const wants24Hours = ({ entities }: HostState): boolean =>
  entities.preferences.myPreferences['display_settings--use_military_time']?.value === 'true'

function zoneOf(person: Person | undefined): string | undefined {
  const { useAutomaticTimezone, automaticTimezone, manualTimezone } = person?.timezone ?? {}
  return useAutomaticTimezone === 'false' ? manualTimezone : automaticTimezone
}
