import { useEffect, useRef, useState } from 'react'
import { shallowEqual, useSelector } from 'react-redux'

import type { HostState, HostTeam } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'

/** Names teams, also those that the page has not loaded; one that does not exist any more is unknown. */
export function useTeamNames(ids: readonly string[]): (id: string) => string {
  const translate = useTranslate()
  const { hostApi } = useProduct()
  const loaded = useSelector(
    (state: HostState) => ids.map((id) => state.entities.teams.teams[id]),
    shallowEqual,
  )
  const [read, setRead] = useState<Readonly<Record<string, HostTeam | 'unknown'>>>({})
  const asked = useRef(new Set<string>())
  useEffect(() => {
    ids.forEach((id, index) => {
      if (loaded[index] || asked.current.has(id)) return
      asked.current.add(id)
      const put = (team: HostTeam | 'unknown') => setRead((known) => ({ ...known, [id]: team }))
      hostApi.team(id).then(put, () => put('unknown'))
    })
  }, [hostApi, ids, loaded])
  return (id) => {
    const team = loaded[ids.indexOf(id)] ?? read[id]
    if (team === undefined) return translate('webapp.loading')
    return team === 'unknown' || team.delete_at
      ? translate('webapp.settings.unknown_team')
      : team.display_name
  }
}
