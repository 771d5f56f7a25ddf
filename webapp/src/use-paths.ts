import { useMemo } from 'react'
import { useSelector } from 'react-redux'

import { currentTeam } from './host.ts'
import { pathsOf, type Paths } from './paths.ts'

/** Addresses of our pages for the team on screen. */
export function usePaths(): Paths {
  const teamName = useSelector(currentTeam)?.name ?? ''
  return useMemo(() => pathsOf(teamName), [teamName])
}
