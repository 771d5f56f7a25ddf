import type { Action, Location } from 'history'
import * as React from 'react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useHistory } from 'react-router-dom'

import { useTranslate } from '../../i18n.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { useForm } from './form-context.ts'

interface LeaveGuardProps {
  readonly isGuarding: boolean
  /** Leaving is wanted: everything is saved. */
  readonly isLeaving: RefObject<boolean>
}

/** Whoever leaves the page is asked what shall become of their changes. */
export function LeaveGuard({ isGuarding, isLeaving }: LeaveGuardProps) {
  const translate = useTranslate()
  const { draft } = useForm()
  const history = useHistory()
  const [wanted, setWanted] = useState<{ readonly to: Location; readonly action: Action }>()
  const place = useRef(history.location.pathname)
  const isDiscarding = useRef(false)
  useEffect(() => {
    if (!isGuarding) return undefined
    const unblock = history.block((to, action) => {
      // Another tab of the same editor is no way out.
      if (isLeaving.current || isDiscarding.current || to.pathname === place.current) return undefined
      setWanted({ to, action })
      return false
    })
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', onClose)
    return () => {
      unblock()
      window.removeEventListener('beforeunload', onClose)
    }
  }, [history, isGuarding, isLeaving])
  if (!wanted) return null
  const discard = () => {
    isDiscarding.current = true
    setWanted(undefined)
    if (wanted.action === 'REPLACE') history.replace(wanted.to)
    else history.push(wanted.to)
  }
  return (
    <Confirm
      title={translate('webapp.editor.discard_title')}
      subject={draft.title}
      confirm={translate('webapp.editor.discard_yes')}
      onConfirm={discard}
      onCancel={() => setWanted(undefined)}
    >
      {translate('webapp.editor.discard_help')}
    </Confirm>
  )
}
