import * as React from 'react'
import { useCallback, useId, useState } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { HostState, Person } from '../host.ts'
import { MOST_HITS } from '../host-api.ts'
import { useTranslate, type TextId } from '../i18n.ts'
import { PersonChip } from '../incident/person-chip.tsx'
import { fullNameOf, useMeet, usePersonName } from '../incident/person-name.ts'
import { useProduct } from '../product.ts'
import { findPerson } from '../state/selectors.ts'
import { QuietButton } from '../ui/button.tsx'
import { controlStyle, type ControlProps } from '../ui/field.tsx'
import { Secondary } from '../ui/text.tsx'
import { useHits } from './use-hits.ts'

export interface PeopleListTexts {
  /** Headings of those in the list and of those who could be, and the button for the latter. */
  readonly listed: TextId
  readonly others: TextId
  readonly add: TextId
}

interface PeopleListProps {
  /** What a Field gives the search field, and its name, for a form that leads there. */
  readonly control: ControlProps
  readonly name: string
  readonly texts: PeopleListTexts
  readonly teamId: string
  readonly ids: readonly string[]
  /** Those in the list about whom something is to be said. */
  readonly noteOf: (id: string) => string | undefined
  readonly isDisabled: boolean
  readonly canRemove: boolean
  readonly onAdd: (id: string) => void
  readonly onRemove: (id: string) => void
}

/** A list of people of a team; one search finds those in it and those who could be added. */
export function PeopleList(props: PeopleListProps) {
  const { control, name, texts, teamId, ids, isDisabled, canRemove, onAdd, onRemove } = props
  const translate = useTranslate()
  const { hostApi } = useProduct()
  const [term, setTerm] = useState('')
  useMeet(ids)
  const find = useCallback(
    (text: string) =>
      text === '' ? NOBODY : hostApi.findMembers({ teamId, channelId: '', term: text.replace(/^@/, '') }),
    [hostApi, teamId],
  )
  const { state, found } = useHits(term.trim(), find)
  const others = term.trim() === '' ? [] : found.filter(({ id }) => !ids.includes(id))
  const isSearching = term.trim() !== ''
  return (
    <>
      <Search
        {...control}
        name={name}
        disabled={isDisabled}
        value={term}
        onChange={({ target }) => setTerm(target.value)}
      />
      <People title={translate(texts.listed)}>
        {ids.map((id) => (
          <Listed key={id} id={id} term={term.trim()} note={props.noteOf(id)}>
            {canRemove && !isDisabled && (
              <NamedButton id={id} text='webapp.people.remove' onPress={() => onRemove(id)} />
            )}
          </Listed>
        ))}
      </People>
      {isSearching && !isDisabled && (
        <People title={translate(texts.others)}>
          {others.map(({ id }) => (
            <Line key={id}>
              <PersonChip id={id} />
              <NamedButton id={id} text={texts.add} onPress={() => onAdd(id)} />
            </Line>
          ))}
        </People>
      )}
      <State role='status'>
        {isSearching && state === 'failed' && translate('webapp.error.people')}
        {isSearching && state === 'ready' && found.length >= MOST_HITS && translate('webapp.picker.more')}
        {isSearching &&
          state === 'ready' &&
          found.length < MOST_HITS &&
          translate('webapp.picker.people_hits', { count: found.length })}
      </State>
    </>
  )
}

const NOBODY = Promise.resolve<readonly Person[]>([])

function People({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const id = useId()
  return (
    <>
      <Title id={id}>{title}</Title>
      <List aria-labelledby={id}>{children}</List>
    </>
  )
}

interface ListedProps {
  readonly id: string
  readonly term: string
  readonly note: string | undefined
  readonly children: React.ReactNode
}

/** Somebody in the list, as long as what is looked for is in a name of theirs. */
function Listed({ id, term, note, children }: ListedProps) {
  const person = useSelector((state: HostState) => findPerson(state, id))
  if (term !== '' && !isNamed(person, term.replace(/^@/, '').toLowerCase())) return null
  return (
    <Line>
      <PersonChip id={id} />
      {note !== undefined && <Secondary>{note}</Secondary>}
      {children}
    </Line>
  )
}

const isNamed = (person: Person | undefined, term: string) =>
  person !== undefined && `${person.username} ${fullNameOf(person)}`.toLowerCase().includes(term)

interface NamedButtonProps {
  readonly id: string
  readonly text: TextId
  readonly onPress: () => void
}

/** What it does stands on it; to whom, only screen readers need to be told. */
function NamedButton({ id, text, onPress }: NamedButtonProps) {
  const translate = useTranslate()
  const name = usePersonName(id)
  const word = translate(text)
  return (
    <Press aria-label={translate('webapp.people.whom', { action: word, name })} onClick={onPress}>
      {word}
    </Press>
  )
}

const Search = styled.input.attrs({ type: 'search', autoComplete: 'off', dir: 'auto' })`
  ${controlStyle}
`

const Title = styled.h3`
  margin: 12px 0 4px;
  font-size: 12px;
  font-weight: 600;
  &:has(+ ul:empty) {
    display: none;
  }
`

const List = styled.ul`
  max-height: 264px;
  margin: 0;
  padding: 0;
  overflow-y: auto;
  list-style: none;
`

const Line = styled.li`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 36px;
  padding: 2px 4px;
`

const Press = styled(QuietButton)`
  flex: none;
  margin-inline-start: auto;
`

const State = styled.p`
  margin: 4px 0 0;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  font-size: 12px;
`
