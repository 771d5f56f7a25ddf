import * as React from 'react'
import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import type { CommandHit } from '../host-api.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { controlStyle } from '../ui/field.tsx'
import { Popover } from '../ui/popover.tsx'
import { Secondary } from '../ui/text.tsx'
import type { MentionPlace } from './use-mentions.ts'

interface CommandFieldProps extends MentionPlace {
  /** What ties it to its label, as `Field` gives it. */
  readonly id: string
  readonly 'aria-describedby'?: string | undefined
  readonly 'aria-invalid'?: boolean
  readonly name: string
  readonly command: string
  readonly isLocked?: boolean
  readonly onChange: (command: string) => void
}

/** A slash command, completed as the host's own message box does. */
export function CommandField({ command, isLocked = false, onChange, ...others }: CommandFieldProps) {
  const { teamId, channelId, ...control } = others
  const translate = useTranslate()
  const list = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const hits = useCommands(typed, { teamId, channelId })
  const close = useCallback(() => setTyped(''), [])
  const type = (text: string) => {
    setAt(0)
    setTyped(text)
    onChange(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[at]
    if (!hit) return
    if (event.key === 'ArrowDown') setAt((at + 1) % hits.length)
    else if (event.key === 'ArrowUp') setAt((at + hits.length - 1) % hits.length)
    else if (event.key === 'Enter' || event.key === 'Tab') type(`/${hit.Complete} `)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <Line
        {...control}
        ref={field}
        dir='ltr'
        role='combobox'
        aria-autocomplete='list'
        aria-expanded={hits.length > 0}
        aria-controls={`${list}-list`}
        aria-activedescendant={hits[at] && `${list}-${at}`}
        value={command}
        readOnly={isLocked}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {hits.length > 0 && (
        <Popover anchor={field} room={160} onClose={close}>
          <Hits id={`${list}-list`} role='listbox' aria-label={translate('webapp.picker.suggestions')}>
            {hits.map((hit, index) => (
              // The text has the focus and its keys: the suggestions take the mouse only.
              <Hit
                key={hit.Complete}
                id={`${list}-${index}`}
                role='option'
                tabIndex={-1}
                aria-selected={index === at}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => type(`/${hit.Complete} `)}
              >
                <bdi dir='ltr'>/{hit.Complete}</bdi> <Secondary dir='auto'>{hit.Description}</Secondary>
              </Hit>
            ))}
          </Hits>
        </Popover>
      )}
    </>
  )
}

const PAUSE = 300
const MOST = 8

/** What the host offers for a line that begins with a slash; nothing when that cannot be learnt. */
function useCommands(typed: string, { teamId, channelId }: MentionPlace): readonly CommandHit[] {
  const { page, hostApi } = useProduct()
  const [found, setFound] = useState<{ readonly line: string; readonly hits: readonly CommandHit[] }>()
  useEffect(() => {
    if (!typed.startsWith('/')) return undefined
    let isCurrent = true
    const show = (hits: readonly CommandHit[]) => {
      // A line that is complete needs no completion.
      const others = hits.filter(({ Complete }) => `/${Complete}` !== typed.trim())
      if (isCurrent) setFound({ line: typed, hits: others.slice(0, MOST) })
    }
    const find = () =>
      void hostApi.findCommands({ teamId, channelId, term: typed }).then(show, () => show([]))
    const timer = page.setTimeout(find, PAUSE)
    return () => {
      isCurrent = false
      page.clearTimeout(timer)
    }
  }, [page, hostApi, typed, teamId, channelId])
  return found?.line === typed ? found.hits : []
}

const Line = styled.input.attrs({ type: 'text', autoComplete: 'off', spellCheck: false })`
  ${controlStyle}
`

const Hits = styled.ul`
  margin: 0;
  padding: 0;
  list-style: none;
`

const Hit = styled.li`
  min-height: 24px;
  padding: 4px 8px;
  overflow-wrap: anywhere;
  cursor: pointer;
  &[aria-selected='true'] {
    background: rgba(var(--button-bg-rgb), 0.08);
  }
`
