import * as React from 'react'

import type { Suggestion } from './use-suggestions.ts'

interface SuggestionListProps {
  readonly id: string
  readonly list: readonly Suggestion[]
  readonly chosen: number
  readonly onTake: (suggestion: Suggestion) => void
}

export const suggestionId = (listId: string, place: number): string => `${listId}_${place}`

/** The commands that fit what is typed, above the text field; the field keeps the focus. */
export function SuggestionList({ id, list, chosen, onTake }: SuggestionListProps) {
  React.useEffect(() => {
    document.getElementById(suggestionId(id, chosen))?.scrollIntoView({ block: 'nearest' })
  }, [id, chosen, list])
  return (
    <div className='suggestion-list'>
      <div className='suggestion-list__divider'>Commands</div>
      <div id={id} role='listbox' aria-label='Commands'>
        {list.map((suggestion, place) => (
          <div
            key={suggestion.Complete}
            id={suggestionId(id, place)}
            role='option'
            tabIndex={-1}
            aria-selected={place === chosen}
            className={place === chosen ? 'slash-command suggestion--selected' : 'slash-command'}
            onMouseDown={(event) => {
              event.preventDefault()
              onTake(suggestion)
            }}
          >
            <span className='slash-command__icon' aria-hidden='true'>
              /
            </span>
            <span className='slash-command__info'>
              <span className='slash-command__title'>
                {suggestion.Suggestion.replace(/^\//, '')} {suggestion.Hint}
              </span>
              <span className='slash-command__desc'>{suggestion.Description}</span>
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
