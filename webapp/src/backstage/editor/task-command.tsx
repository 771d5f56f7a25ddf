import * as React from 'react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useSelector } from 'react-redux'

import { currentChannelId } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { CommandField } from '../../pickers/command-field.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { commandOf } from './draft.ts'

interface TaskCommandProps {
  readonly name: string
  readonly teamId: string
  readonly command: string
  readonly error: string | undefined
  readonly onText: (text: string) => void
}

/** A slash command; left empty, or with its slash alone, there is none. */
export function TaskCommand({ name, teamId, command, error, onText }: TaskCommandProps) {
  const translate = useTranslate()
  const channelId = useSelector(currentChannelId)
  const { box, opener, isOpen, open, close, leave } = useOpening(command)
  if (!isOpen) {
    const add = () => {
      onText('/')
      open()
    }
    return (
      <LinkButton ref={opener} onClick={add}>
        {translate('webapp.editor.add_command')}
      </LinkButton>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // What completes the command has taken its keys before.
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    leave()
  }
  const onBlur = () => {
    if (commandOf(command) === '' && command !== '') onText('')
    close()
  }
  return (
    // Only what its field lets through arrives here; the box itself is no control.
    <div ref={box} role='presentation' onKeyDown={onKeyDown} onFocus={open} onBlur={onBlur}>
      <Field label={translate('webapp.editor.command')} error={error}>
        {(control) => (
          <CommandField
            {...control}
            name={name}
            teamId={teamId}
            channelId={channelId}
            command={command}
            onChange={onText}
          />
        )}
      </Field>
    </div>
  )
}

/** The field is there while there is a command, and while somebody is in it. */
function useOpening(command: string) {
  const [isIn, setIn] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const wasLeft = useRef(false)
  const wasAdded = useRef(false)
  const isOpen = isIn || commandOf(command) !== ''
  useEffect(() => {
    if (isOpen && wasAdded.current) box.current?.querySelector('input')?.focus()
    if (!isOpen && wasLeft.current) opener.current?.focus()
    wasAdded.current = false
    wasLeft.current = false
  }, [isOpen])
  return {
    box,
    opener,
    isOpen,
    open: () => {
      wasAdded.current = !isOpen
      setIn(true)
    },
    close: () => setIn(false),
    /** By a key: the focus stays where the field was. */
    leave: () => {
      wasLeft.current = true
      box.current?.querySelector('input')?.blur()
    },
  }
}
