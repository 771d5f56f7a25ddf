import * as React from 'react'
import { useCallback, type RefObject } from 'react'
import { useSelector } from 'react-redux'

import { currentUserId, type Person } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Avatar } from '../incident/avatar.tsx'
import { fullNameOf, nameOf } from '../incident/person-name.ts'
import { SearchPicker, type Option, type PickerTexts } from './search-picker.tsx'
import type { Find } from './use-hits.ts'

interface MemberPickerProps {
  /** What opened it. */
  readonly anchor: RefObject<HTMLElement>
  readonly chosenId: string
  /** The line that chooses nobody, where that is possible. */
  readonly nobody?: string
  /** How to get somebody who is not among them. */
  readonly hint: string
  readonly onFind: Find<Person>
  /** @param personId `''` for nobody. */
  readonly onChoose: (personId: string) => void
  readonly onClose: () => void
}

const TEXTS: PickerTexts = {
  search: 'webapp.picker.search',
  hits: 'webapp.picker.hits',
  failed: 'webapp.error.members',
}

/** Members of a channel, of whom one is chosen; the person who looks comes first. */
export function MemberPicker({ chosenId, nobody, ...others }: MemberPickerProps) {
  const translate = useTranslate()
  const me = useSelector(currentUserId)
  const optionsOf = useCallback(
    (people: readonly Person[]): readonly Option[] => {
      const options = people.map((person) => {
        const name = nameOf(person, translate)
        return {
          id: person.id,
          note: fullNameOf(person),
          picture: <Avatar id={person.id} />,
          name: person.id === me ? translate('webapp.person.me', { name }) : name,
        }
      })
      return [...options.filter(({ id }) => id === me), ...options.filter(({ id }) => id !== me)]
    },
    [me, translate],
  )
  const first = nobody === undefined ? {} : { first: { id: '', name: nobody, picture: <Avatar id='' /> } }
  return <SearchPicker {...others} {...first} texts={TEXTS} chosenIds={[chosenId]} optionsOf={optionsOf} />
}
