import * as React from 'react'
import { useState } from 'react'
import { useDispatch, useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import type { HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useLastKnown } from '../incident/use-last-known.ts'
import { useStatusPost } from '../incident/use-status-post.ts'
import { latestUpdateOf, statusWindowOf } from '../state/selectors.ts'
import { statusWindow, type OpenStatusWindow } from '../state/status-window.ts'
import { sentenceOf } from '../ui/failed.tsx'
import { Modal } from '../ui/modal.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Note } from '../ui/text.tsx'
import { StatusFormWindow } from './status-form.tsx'

/** The window in which a status update is written; there while somebody wants it. */
export function StatusWindow() {
  const open = useSelector((state: HostState) => statusWindowOf(state).open)
  return open ? <Opened key={open.incidentId} open={open} /> : null
}

function Opened({ open }: { readonly open: OpenStatusWindow }) {
  const translate = useTranslate()
  const dispatch = useDispatch()
  const { incident, failure, isGone } = useLastKnown(open.incidentId)
  const prefill = usePrefill(incident)
  const close = () => dispatch(statusWindow.actions.closed())
  if (incident && prefill !== undefined) {
    return (
      <StatusFormWindow
        incident={incident}
        isGone={isGone}
        status={open.status ?? incident.current_status}
        prefill={prefill}
        onClose={close}
      />
    )
  }
  return (
    <Modal title={translate('webapp.incident.update')} subject={incident?.name ?? ''} onClose={close}>
      {failure ? <Note>{sentenceOf(translate, translate('webapp.error.incident'), failure)}</Note> : null}
      {!failure && isGone ? <Note>{translate('webapp.incident.gone')}</Note> : null}
      {!failure && !isGone ? <Skeleton lines={6} /> : null}
    </Modal>
  )
}

/** The newest update's message, or the template for the first one; `undefined` while it is read. */
function usePrefill(incident: Incident | undefined): string | undefined {
  const latest = incident && latestUpdateOf(incident)
  const place = useStatusPost(latest?.id ?? '')
  const [first, setFirst] = useState<string>()
  const now = latest ? messageIn(place) : incident?.reminder_message_template
  if (first === undefined && now !== undefined) setFirst(now)
  return first ?? now
}

/** A message that cannot be read any more leaves the field empty. */
const messageIn = (place: ReturnType<typeof useStatusPost>): string | undefined =>
  place && (place.is === 'here' ? place.post.message : '')
