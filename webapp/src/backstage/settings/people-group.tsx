import * as React from 'react'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import { shallowEqual, useSelector } from 'react-redux'

import { currentUserId, type HostState, type Person } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { Avatar } from '../../incident/avatar.tsx'
import { fullNameOf, nameOf, useMeet } from '../../incident/person-name.ts'
import { useProduct } from '../../product.ts'
import { findPerson } from '../../state/selectors.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ChosenList } from './chosen-list.tsx'
import { Group } from './group.tsx'

interface PeopleGroupProps {
  readonly title: string
  /** None = everyone. */
  readonly ids: readonly string[]
  readonly problem?: string | undefined
  readonly isDisabled: boolean
  readonly onChange: (ids: readonly string[]) => void
  /** What else belongs to it. */
  readonly children?: ReactNode
}

/** Who may do something: everyone, or people on a list, of whom whoever makes the list is the first. */
export function PeopleGroup({ title, ids, problem, isDisabled, onChange, children }: PeopleGroupProps) {
  const translate = useTranslate()
  const me = useSelector(currentUserId)
  const [isLeaving, setLeaving] = useState(false)
  const listed = useRef<readonly string[]>([me])
  const change = (next: readonly string[]) => {
    if (ids.length > 0) listed.current = ids
    onChange(next)
  }
  const ask = (id: string) => {
    setLeaving(id === me)
    return id === me
  }
  return (
    <Group title={title} problem={problem}>
      <RadioGroup
        label={title}
        choices={[
          { value: 'everyone', text: translate('webapp.settings.everyone') },
          { value: 'selected', text: translate('webapp.settings.selected_users') },
        ]}
        chosen={ids.length > 0 ? 'selected' : 'everyone'}
        isDisabled={isDisabled}
        onChoose={(value) => change(value === 'everyone' ? [] : listed.current)}
      />
      {ids.length > 0 && (
        <People title={title} ids={ids} isDisabled={isDisabled} onChange={change} onAsk={ask} />
      )}
      {isLeaving && (
        <Confirm
          title={translate('webapp.settings.leave')}
          subject={title}
          confirm={translate('webapp.settings.remove')}
          onConfirm={() => {
            setLeaving(false)
            change(ids.filter((id) => id !== me))
          }}
          onCancel={() => setLeaving(false)}
        >
          {translate('webapp.settings.leave_why')}
        </Confirm>
      )}
      {children}
    </Group>
  )
}

interface PeopleProps {
  readonly title: string
  readonly ids: readonly string[]
  readonly isDisabled: boolean
  readonly onChange: (ids: readonly string[]) => void
  readonly onAsk: (id: string) => boolean
}

function People({ title, ...others }: PeopleProps) {
  const { ids } = others
  const translate = useTranslate()
  const { hostApi } = useProduct()
  const people = useSelector((state: HostState) => ids.map((id) => findPerson(state, id)), shallowEqual)
  useMeet(ids)
  const find = useCallback(
    (term: string) => hostApi.findMembers({ teamId: '', channelId: '', term }),
    [hostApi],
  )
  const optionsOf = (found: readonly Person[]) =>
    found.map((person) => ({
      id: person.id,
      name: nameOf(person, translate),
      note: fullNameOf(person),
      picture: <Avatar id={person.id} />,
    }))
  return (
    <ChosenList
      {...others}
      label={title}
      nameOf={(id) => nameOf(people[ids.indexOf(id)], translate)}
      pictureOf={(id) => <Avatar id={id} />}
      texts={TEXTS}
      onFind={find}
      optionsOf={optionsOf}
    />
  )
}

const TEXTS = {
  add: 'webapp.settings.add_people',
  last: 'webapp.settings.last_person',
  search: 'webapp.settings.search_people',
  hits: 'webapp.settings.people_found',
  failed: 'webapp.settings.people_unread',
} as const
