import * as React from 'react'
import { Link } from 'react-router-dom'

import { currentTeam, myTeams } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'

/** One button a team; a person of one team does not see it. */
export function TeamSidebar() {
  const all = usePageState((state) => state.entities)
  const teams = React.useMemo(() => myTeams({ entities: all }), [all])
  const current = usePageState(currentTeam)
  if (teams.length < 2) return null
  return (
    <nav className='team-sidebar' aria-label='Teams'>
      {teams.map((team) => (
        <Link
          key={team.id}
          to={`/${team.name}`}
          className='team-sidebar__team'
          aria-label={`${team.display_name} team`}
          aria-current={team.id === current?.id ? 'true' : undefined}
        >
          {/* A picture of letters: drawn by the style, so that the link has one name only. */}
          <span aria-hidden='true' data-initials={team.display_name.slice(0, 2)} />
        </Link>
      ))}
    </nav>
  )
}
