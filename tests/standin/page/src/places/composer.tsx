import type { Channel } from '@mattermost/types/channels'
import * as React from 'react'

import { send } from '../messages.ts'
import { channelTitle } from '../state/selectors.ts'
import { usePageState } from '../state/store.ts'
import { FormattingBar, type Marks } from './formatting-bar.tsx'
import { suggestionId, SUGGESTIONS_ID, SuggestionList } from './suggestion-list.tsx'
import { useSuggestions, type Suggestion } from './use-suggestions.ts'

/** The text field below a channel: messages and slash commands. */
export function Composer({ channel }: { readonly channel: Channel }) {
  const title = usePageState((state) => channelTitle(state, channel))
  const [text, setText] = React.useState('')
  const [error, setError] = React.useState('')
  const field = React.useRef<HTMLTextAreaElement>(null)
  const suggestions = useSuggestions(text, channel.id)
  const isListOpen = suggestions.list.length > 0

  const submit = () => {
    const typed = text.trim()
    if (!typed) return
    setText('')
    setError('')
    void send(channel.id, typed).catch((failure: Error) => {
      setError(failure.message)
      setText(typed)
    })
  }
  const take = (suggestion: Suggestion) => setText(`/${suggestion.Complete.replace(/^\//, '')} `)
  const wrap = ({ before, after }: Marks) => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    const inner = text.slice(selectionStart, selectionEnd)
    setText(text.slice(0, selectionStart) + before + inner + after + text.slice(selectionEnd))
    field.current?.focus()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const consume = (act: () => void) => {
      event.preventDefault()
      act()
    }
    const chosen = suggestions.list[suggestions.chosen]
    if (chosen && isListOpen) {
      const count = suggestions.list.length
      if (event.key === 'ArrowDown')
        return consume(() => suggestions.choose((suggestions.chosen + 1) % count))
      if (event.key === 'ArrowUp')
        return consume(() => suggestions.choose((suggestions.chosen + count - 1) % count))
      if (event.key === 'Escape') return consume(suggestions.close)
      const isComplete = text.trim() === `/${chosen.Complete.replace(/^\//, '')}`.trim()
      if (event.key === 'Tab' || (event.key === 'Enter' && !isComplete)) return consume(() => take(chosen))
    }
    if (event.key === 'Enter' && !event.shiftKey) consume(submit)
  }

  if (channel.delete_at > 0) {
    return (
      <div className='post-create__archived'>
        You are viewing an archived channel. New messages cannot be posted.
      </div>
    )
  }
  return (
    <div id='post-create' className='post-create'>
      {isListOpen && <SuggestionList list={suggestions.list} chosen={suggestions.chosen} onTake={take} />}
      <div id='advancedTextEditorCell' className='AdvancedTextEditor'>
        <textarea
          ref={field}
          id='post_textbox'
          rows={1}
          placeholder={`Write to ${title}`}
          aria-label={`Write to ${title}`}
          aria-autocomplete='list'
          aria-controls={isListOpen ? SUGGESTIONS_ID : undefined}
          aria-activedescendant={isListOpen ? suggestionId(suggestions.chosen) : undefined}
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
