import type { UserProfile } from '@mattermost/types/users'
import * as React from 'react'

import { rest } from '../rest.ts'
import { currentUserId } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { PersonLine } from './person-line.tsx'

/** Everybody's account, and the switch that lets them in. */
export function AdminUsers() {
  const [people, setPeople] = React.useState<readonly UserProfile[]>([])
  const myId = usePageState(currentUserId)
  const load = React.useCallback(
    () => void rest<UserProfile[]>('GET', '/users?per_page=200').then(setPeople).catch(reportError),
    [],
  )
  React.useEffect(load, [load])
  const setActive = (id: string, active: boolean) =>
    void rest('PUT', `/users/${id}/active`, { active }).then(load).catch(reportError)
  return (
    <>
      <h1>Users</h1>
      <ul className='admin-console__people'>
        {people
          .filter((person) => !person.is_bot)
          .map((person) => (
            <li key={person.id}>
              <PersonLine person={person} />
              <button
                type='button'
                className='btn btn-tertiary btn-sm'
                disabled={person.id === myId}
                aria-label={`${person.delete_at > 0 ? 'Activate' : 'Deactivate'} ${person.username}`}
                onClick={() => setActive(person.id, person.delete_at > 0)}
              >
                {person.delete_at > 0 ? 'Activate' : 'Deactivate'}
              </button>
            </li>
          ))}
      </ul>
    </>
  )
}
