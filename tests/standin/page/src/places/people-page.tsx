import * as React from 'react'

import { findPeople, logInAs, type StandInPerson } from '../people.ts'
import { Avatar } from './avatar.tsx'

/** What nobody's browser sees first: who would you like to be? */
export function PeoplePage() {
  const [people, setPeople] = React.useState<readonly StandInPerson[]>([])
  React.useEffect(() => {
    void findPeople().then(setPeople).catch(reportError)
  }, [])
  return (
    <main className='people-page'>
      <h1>Who are you?</h1>
      <p>
        This is a stand-in for Mattermost. You can change your mind later, in the corner at the top right.
      </p>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <button type='button' onClick={() => void logInAs(person.id).catch(reportError)}>
              <Avatar username={person.username} />
              <span>
                <strong>{person.name || person.username}</strong>
                <small>
                  @{person.username} {person.note}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}
