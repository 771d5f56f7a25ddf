import { useEffect, useRef } from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import type { HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { nameOf } from './person-name.ts'
import { useProduct } from '../product.ts'
import { findPerson } from '../state/selectors.ts'

/** Reads out a new status and a new commander of the incident on screen. */
export function useHearing({ current_status: status, commander_user_id: commanderId }: Incident): void {
  const { notify } = useProduct()
  const translate = useTranslate()
  const commander = useSelector((state: HostState) => findPerson(state, commanderId))
  const heard = useRef({ status, commanderId })
  useEffect(() => {
    if (heard.current.status === status) return
    heard.current.status = status
    notify.announce({ text: 'webapp.incident.status_changed', values: { status } })
  }, [notify, status])
  useEffect(() => {
    if (heard.current.commanderId === commanderId || !commander) return
    heard.current.commanderId = commanderId
    const values = { commander: nameOf(commander, translate) }
    notify.announce({ text: 'webapp.incident.commander_changed', values })
  }, [notify, translate, commanderId, commander])
}
