import { useMemo } from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { asForeseen } from '../state/foreseen.ts'
import { foreseenOf } from '../state/selectors.ts'

/** The incident as it will be once the server has told of what the person changed here. */
export function useForeseen(incident: Incident | undefined): Incident | undefined {
  const all = useSelector(foreseenOf)
  return useMemo(() => incident && asForeseen(incident, all), [incident, all])
}
