import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { send } from '../messages.ts'
import { channelTitle } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { FormattingBar, type Marks } from './formatting-bar.tsx'
import { suggestionId, SuggestionList } from './suggestion-list.tsx'
import { useSuggestions, type Suggestion } from './use-suggestions.ts'

interface ComposerProps {
  readonly channel: Channel
  /** The message that is answered; without it the text goes into the channel. */
  readonly rootId?: string
}

/** The text field below a channel or a thread: messages and slash commands. */
export function Composer({ channel, rootId = '' }: ComposerProps) {
  const title = usePageState((state) => channelTitle(state, channel))
  const [text, setText] = React.useState('')
  const [error, setError] = React.useState('')
  const field = React.useRef<HTMLTextAreaElement>(null)
  const suggestions = useSuggestions(text, channel.id)
  const onKeyDown = useKeys({ text, setText, suggestions, submit })
  const isListOpen = suggestions.list.length > 0
  const listId = rootId === '' ? 'suggestionList' : 'suggestionList_reply'
  const label = rootId === '' ? `Write to ${title}` : 'Reply to this thread...'

  function submit() {
    const typed = text.trim()
    if (!typed) return
    setText('')
    setError('')
    void send(channel.id, typed, rootId).catch((failure: Error) => {
      setError(failure.message)
      setText(typed)
    })
  }
  const wrap = ({ before, after }: Marks) => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    const inner = text.slice(selectionStart, selectionEnd)
    setText(text.slice(0, selectionStart) + before + inner + after + text.slice(selectionEnd))
    field.current?.focus()
  }

  if (channel.delete_at > 0) return <ArchivedNote />
  return (
    <div id={rootId === '' ? 'post-create' : 'comment-create'} className='post-create'>
      {isListOpen && (
        <SuggestionList
          id={listId}
          list={suggestions.list}
          chosen={suggestions.chosen}
          onTake={(suggestion) => setText(taken(suggestion))}
        />
      )}
      <div className='AdvancedTextEditor'>
        <textarea
          ref={field}
          id={rootId === '' ? 'post_textbox' : 'reply_textbox'}
          rows={1}
          dir='auto'
          placeholder={label}
          aria-label={label}
          aria-autocomplete='list'
          aria-controls={isListOpen ? listId : undefined}
          aria-activedescendant={isListOpen ? suggestionId(listId, suggestions.chosen) : undefined}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
        />
        <FormattingBar canSend={text.trim() !== ''} onMark={wrap} onSend={submit} />
      </div>
      <div className='post-create__below'>
        {error && (
          <span role='alert' className='error-text'>
            {error}
          </span>
        )}
      </div>
    </div>
  )
}

const ArchivedNote = () => (
  <div className='post-create__archived'>
    <i className='icon icon-archive-outline' aria-hidden='true' /> You are viewing an archived channel. New
    messages cannot be posted.
  </div>
)

const taken = (suggestion: Suggestion): string => `/${suggestion.Complete.replace(/^\//, '')} `

interface Keys {
  readonly text: string
  readonly setText: (text: string) => void
  readonly suggestions: ReturnType<typeof useSuggestions>
  readonly submit: () => void
}

/** Arrows, Tab and Escape are the suggestions', while there are any; Enter sends. */
function useKeys({ text, setText, suggestions, submit }: Keys): (event: React.KeyboardEvent) => void {
  return (event) => {
    const consume = (act: () => void) => {
      event.preventDefault()
      act()
    }
    const { list, chosen: place } = suggestions
    const chosen = list[place]
    if (chosen) {
      if (event.key === 'ArrowDown') return consume(() => suggestions.choose((place + 1) % list.length))
      if (event.key === 'ArrowUp')
        return consume(() => suggestions.choose((place + list.length - 1) % list.length))
      if (event.key === 'Escape') return consume(suggestions.close)
      const isComplete = text.trim() === taken(chosen).trim()
      if (event.key === 'Tab' || (event.key === 'Enter' && !isComplete))
        return consume(() => setText(taken(chosen)))
    }
    if (event.key === 'Enter' && !event.shiftKey) consume(submit)
  }
}
