import * as React from 'react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentUserId, type Person } from '../host.ts'
import { MOST_HITS } from '../host-api.ts'
import { useTranslate, type Translate } from '../i18n.ts'
import { Avatar } from '../incident/avatar.tsx'
import { fullNameOf, nameOf } from '../incident/person-name.ts'
import { Popover } from '../ui/popover.tsx'
import { Secondary } from '../ui/text.tsx'
import { useMembers, type Members } from './use-members.ts'

interface MemberPickerProps {
  /** What opened it. */
  readonly anchor: RefObject<HTMLElement>
  readonly chosenId: string
  /** The line that chooses nobody, where that is possible. */
  readonly nobody?: string
  /** How to get somebody who is not among them. */
  readonly hint: string
  readonly onFind: (term: string) => Promise<readonly Person[]>
  /** @param personId `''` for nobody. */
  readonly onChoose: (personId: string) => void
  readonly onClose: () => void
}

interface Option {
  readonly id: string
  readonly name: string
  readonly note: string
}

/** A search field over a list of people. Source: W3C ARIA Authoring Practices, "Combobox". */
export function MemberPicker(props: MemberPickerProps) {
  const { anchor, chosenId, nobody, hint, onFind, onChoose, onClose } = props
  const translate = useTranslate()
  const id = useId()
  const [term, setTerm] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const members = useMembers(term, onFind)
  const people = useOptions(members.people)
  const canBeNobody = nobody !== undefined && term === ''
  const options = canBeNobody ? [{ id: '', name: nobody, note: '' }, ...people] : people
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const search = (text: string) => {
    setTerm(text)
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const option = options[at]
    if (event.key === 'Enter' && option) onChoose(option.id)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, options.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Home' && event.ctrlKey) setAt(0)
    else if (event.key === 'End' && event.ctrlKey) setAt(options.length - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Popover anchor={anchor} onClose={onClose}>
      <Field
        ref={field}
        role='combobox'
        aria-label={translate('webapp.picker.search')}
        aria-expanded
        aria-autocomplete='list'
        aria-controls={`${id}-list`}
        aria-activedescendant={options[at] && `${id}-${at}`}
        placeholder={translate('webapp.picker.search')}
        value={term}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <List id={`${id}-list`} role='listbox' tabIndex={-1} aria-label={translate('webapp.picker.search')}>
        {options.map((option, index) => (
          // The field has the focus and its keys: the options take the mouse only.
          <Line
            key={option.id}
            id={`${id}-${index}`}
            role='option'
            tabIndex={-1}
            aria-selected={option.id === chosenId}
            $isActive={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.id)}
          >
            <Avatar id={option.id} />
            <span>
              <bdi>{option.name}</bdi> <Secondary dir='auto'>{option.note}</Secondary>
            </span>
          </Line>
        ))}
      </List>
      <Hint role='status'>{stateOf(translate, members)}</Hint>
      <Hint>{hint}</Hint>
    </Popover>
  )
}

function stateOf(translate: Translate, { state, people }: Members): string {
  if (state === 'loading') return translate('webapp.loading')
  if (state === 'failed') return translate('webapp.error.members')
  if (people.length >= MOST_HITS) return translate('webapp.picker.more')
  return translate('webapp.picker.hits', { count: people.length })
}

/** The person who looks comes first. */
function useOptions(people: readonly Person[]): readonly Option[] {
  const translate = useTranslate()
  const me = useSelector(currentUserId)
  const options = people.map((person) => {
    const name = nameOf(person, translate)
    const note = fullNameOf(person)
    return { id: person.id, note, name: person.id === me ? translate('webapp.person.me', { name }) : name }
  })
  return [...options.filter(({ id }) => id === me), ...options.filter(({ id }) => id !== me)]
}

const Field = styled.input.attrs({ type: 'text', autoComplete: 'off' })`
  width: 100%;
  padding: 4px 8px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.64);
  border-radius: var(--radius-s, 4px);
  background: var(--center-channel-bg);
  color: inherit;
  &:focus {
    outline: 2px solid var(--button-bg);
  }
`

const List = styled.ul`
  max-height: 200px;
  margin: 8px 0;
  padding: 0;
  overflow-y: auto;
  list-style: none;
`

const Line = styled.li<{ $isActive: boolean }>`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 24px;
  padding: 4px 8px;
  overflow-wrap: anywhere;
  cursor: pointer;
  background: ${({ $isActive }) => ($isActive ? 'rgba(var(--button-bg-rgb), 0.08)' : 'transparent')};
  &[aria-selected='true'] {
    font-weight: 600;
  }
`

const Hint = styled.p`
  margin: 0;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  font-size: 12px;
`
