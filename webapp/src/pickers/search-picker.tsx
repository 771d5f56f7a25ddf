import * as React from 'react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import styled from 'styled-components'

import { MOST_HITS } from '../host-api.ts'
import { useTranslate, type TextId, type Translate } from '../i18n.ts'
import { Popover } from '../ui/popover.tsx'
import { Secondary } from '../ui/text.tsx'
import { useHits, type Find, type Hits } from './use-hits.ts'

export interface Option {
  readonly id: string
  readonly name: string
  readonly note?: string
  readonly picture?: ReactNode
}

export type PickerTexts = Readonly<Record<'search' | 'hits' | 'failed', TextId>>

interface SearchPickerProps<Hit> {
  /** What opened it. */
  readonly anchor: RefObject<HTMLElement>
  /** What is looked for, how many there are (`count`), and that they could not be read. */
  readonly texts: PickerTexts
  /** What is chosen already. */
  readonly chosenIds: readonly string[]
  /** Comes before everything that is found, as long as nothing is looked for. */
  readonly first?: Option
  /** What to do about something that is not among them. */
  readonly hint?: string
  readonly onFind: Find<Hit>
  readonly optionsOf: (found: readonly Hit[]) => readonly Option[]
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** A search field over a list. Source: W3C ARIA Authoring Practices, "Combobox". */
export function SearchPicker<Hit>(props: SearchPickerProps<Hit>) {
  const { anchor, texts, chosenIds, first, hint, onFind, optionsOf, onChoose, onClose } = props
  const translate = useTranslate()
  const label = translate(texts.search)
  const id = useId()
  const [term, setTerm] = useState('')
  const [at, setAt] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const hits = useHits(term, onFind)
  const found = optionsOf(hits.found)
  const options = first && term === '' ? [first, ...found] : found
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const search = (text: string) => {
    setTerm(text)
    setAt(0)
  }
  const enter = () => {
    const option = options[at]
    // What is shown until the answer comes was found for something else.
    if (option && (option === first || hits.state === 'ready')) onChoose(option.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') enter()
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
        aria-label={label}
        aria-expanded
        aria-autocomplete='list'
        aria-controls={`${id}-list`}
        aria-activedescendant={options[at] && `${id}-${at}`}
        placeholder={label}
        value={term}
        onChange={(event) => search(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <List id={`${id}-list`} role='listbox' tabIndex={-1} aria-label={label}>
        {options.map((option, index) => (
          // The field has the focus and its keys: the options take the mouse only.
          <Line
            key={option.id}
            id={`${id}-${index}`}
            role='option'
            tabIndex={-1}
            aria-selected={chosenIds.includes(option.id)}
            $isActive={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.id)}
          >
            {option.picture}
            <span>
              <bdi>{option.name}</bdi> <Secondary dir='auto'>{option.note}</Secondary>
            </span>
          </Line>
        ))}
      </List>
      <Hint role='status'>{stateOf(translate, texts, hits)}</Hint>
      {hint !== undefined && <Hint>{hint}</Hint>}
    </Popover>
  )
}

function stateOf<Hit>(translate: Translate, texts: PickerTexts, { state, found }: Hits<Hit>): string {
  if (state === 'loading') return translate('webapp.loading')
  if (state === 'failed') return translate(texts.failed)
  if (found.length >= MOST_HITS) return translate('webapp.picker.more')
  return translate(texts.hits, { count: found.length })
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
