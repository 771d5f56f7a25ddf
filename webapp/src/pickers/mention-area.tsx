import * as React from 'react'
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type TextareaHTMLAttributes,
} from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { Popover } from '../ui/popover.tsx'
import { Secondary } from '../ui/text.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { complete, mentionAt, type Mention } from './mention.ts'
import { useMentions, type MentionHit, type MentionPlace } from './use-mentions.ts'

type MentionAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> &
  MentionPlace & {
    readonly value: string
    readonly onText: (text: string) => void
    readonly onLeave?: (() => void) | undefined
    /** It takes the focus as it appears. */
    readonly wantsFocus?: boolean
  }

/** A text area that completes people after @ and channels after ~, as the host's own fields do. */
export function MentionArea({
  teamId,
  channelId,
  onText,
  onLeave,
  wantsFocus = false,
  ...area
}: MentionAreaProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const [mention, setMention] = useState<Mention>()
  const [at, setAt] = useState(0)
  const hits = useMentions(mention, { teamId, channelId })
  const moveCaret = useCaret(box)
  const close = useCallback(() => setMention(undefined), [])
  const [isWanted] = useState(wantsFocus)
  useEffect(() => {
    if (isWanted) box.current?.focus()
  }, [isWanted])

  const look = (field: HTMLTextAreaElement) => {
    setMention(mentionAt(field.value, field.selectionEnd))
    setAt(0)
  }
  const take = ({ name }: MentionHit) => {
    if (!mention) return
    const { text, caret } = complete(area.value, mention, name)
    moveCaret(caret)
    onText(text)
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[at]
    if (!hit || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') setAt((at + 1) % hits.length)
    else if (event.key === 'ArrowUp') setAt((at + hits.length - 1) % hits.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(hit)
    else return
    event.preventDefault()
  }

  return (
    <>
      <TextArea
        {...area}
        ref={box}
        aria-autocomplete='list'
        aria-controls={hits.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={hits[at] && `${id}-${at}`}
        onChange={({ target }) => {
          onText(target.value)
          look(target)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close()
          onLeave?.()
        }}
      />
      {mention && hits.length > 0 && (
        <Popover anchor={box} room={160} onClose={close}>
          <Hits id={id} hits={hits} at={at} onTake={take} />
        </Popover>
      )}
    </>
  )
}

/** After a text was put in by script the caret would stand at its end. */
function useCaret(box: React.RefObject<HTMLTextAreaElement>) {
  const wanted = useRef<number>()
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    box.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = undefined
  })
  return (caret: number) => void (wanted.current = caret)
}

interface HitsProps {
  readonly id: string
  readonly hits: readonly MentionHit[]
  readonly at: number
  readonly onTake: (hit: MentionHit) => void
}

function Hits({ id, hits, at, onTake }: HitsProps) {
  const translate = useTranslate()
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  return (
    <List id={`${id}-list`} role='listbox' aria-label={translate('webapp.picker.suggestions')}>
      {hits.map((hit, index) => (
        // The text has the focus and its keys: the suggestions take the mouse only.

        <Line
          key={hit.id}
          id={`${id}-${index}`}
          role='option'
          tabIndex={-1}
          aria-selected={index === at}
          $isActive={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(hit)}
        >
          <bdi>{hit.name}</bdi> <Secondary dir='auto'>{hit.note}</Secondary>
        </Line>
      ))}
    </List>
  )
}

const List = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`

const Line = styled.li<{ $isActive: boolean }>`
  min-height: 24px;
  padding: 4px 8px;
  overflow-wrap: anywhere;
  cursor: pointer;
  background: ${({ $isActive }) => ($isActive ? 'rgba(var(--button-bg-rgb), 0.08)' : 'transparent')};
`
