import type { UserProfile } from '@mattermost/types/users'
import * as React from 'react'

import type { WindowProps } from '../state/views.ts'
import { Modal } from './modal.tsx'
import { PersonLine } from './person-line.tsx'

interface PeopleWindowProps extends WindowProps {
  readonly title: string
  readonly find: (name: string) => Promise<readonly UserProfile[]>
  readonly onChoose: (person: UserProfile) => Promise<unknown>
  /** One choice is all. */
  readonly isSingle?: boolean
}

/** Finds people by how their names begin, and adds those that are chosen, one after the other. */
export function PeopleWindow(props: PeopleWindowProps) {
  const { title, find, onChoose, isSingle, onExited } = props
  const [name, setName] = React.useState('')
  const found = useFound(find, name)
  const [outcome, setOutcome] = React.useState<Readonly<Record<string, string>>>({})
  const choose = async (person: UserProfile) => {
    const said = await onChoose(person).then(
      () => 'Added',
      (error: Error) => error.message,
    )
    if (isSingle) return onExited()
    setOutcome((before) => ({ ...before, [person.id]: said }))
  }
  return (
    <Modal title={title} onCancel={onExited}>
      <div className='form-group'>
        <label htmlFor='people-search'>Search for people</label>
        <input
          id='people-search'
          className='form-control'
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <ul className='people-list' aria-live='polite'>
        {found.map((person) => (
          <li key={person.id}>
            <button type='button' onClick={() => void choose(person)}>
              <PersonLine person={person} />
              <span className='people-list__outcome'>{outcome[person.id]}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function useFound(find: PeopleWindowProps['find'], name: string): readonly UserProfile[] {
  const [found, setFound] = React.useState<readonly UserProfile[]>([])
  React.useEffect(() => {
    let isOld = false
    void find(name)
      .then((people) => {
        if (!isOld) setFound(people)
      })
      .catch(reportError)
    return () => {
      isOld = true
    }
  }, [find, name])
  return found
}
