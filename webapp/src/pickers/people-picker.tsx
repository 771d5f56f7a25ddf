import * as React from 'react'
import { useCallback, type RefObject } from 'react'

import type { Person } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { Avatar } from '../incident/avatar.tsx'
import { fullNameOf, nameOf } from '../incident/person-name.ts'
import { useProduct } from '../product.ts'
import { SearchPicker, type Option, type PickerTexts } from './search-picker.tsx'

interface PeoplePickerProps {
  /** What opened it. */
  readonly anchor: RefObject<HTMLElement>
  readonly teamId: string
  readonly chosenIds: readonly string[]
  /** The line that chooses nobody, where that is possible. */
  readonly nobody?: string
  /** @param personId `''` for nobody. */
  readonly onChoose: (personId: string) => void
  readonly onClose: () => void
}

const TEXTS: PickerTexts = {
  search: 'webapp.picker.search_people',
  hits: 'webapp.picker.people_hits',
  failed: 'webapp.error.people',
}

/** People of a team, whoever of them is asked for. */
export function PeoplePicker({ teamId, nobody, ...others }: PeoplePickerProps) {
  const translate = useTranslate()
  const { hostApi } = useProduct()
  const find = useCallback(
    (term: string) => hostApi.findMembers({ teamId, channelId: '', term }),
    [hostApi, teamId],
  )
  const optionsOf = useCallback(
    (people: readonly Person[]): readonly Option[] =>
      people.map((person) => ({
        id: person.id,
        name: nameOf(person, translate),
        note: fullNameOf(person),
        picture: <Avatar id={person.id} />,
      })),
    [translate],
  )
  const first = nobody === undefined ? {} : { first: { id: '', name: nobody, picture: <Avatar id='' /> } }
  return <SearchPicker {...others} {...first} texts={TEXTS} onFind={find} optionsOf={optionsOf} />
}
