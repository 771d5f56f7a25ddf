import * as React from 'react'
import { useState } from 'react'

import type { Incident } from '../../../../server/contract/incident.ts'
import { pathOf, routes } from '../../../../server/contract/routes.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import type { Failure } from '../../request.ts'
import { ReasonedButton } from '../../ui/reasoned-button.tsx'
import { ExportWindow, type TimeRange } from './export-window.tsx'

/** The channel's messages as a table; which ones is asked only where there are too many for one file. */
export function ExportButton({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { download } = useProduct()
  const [isBusy, setBusy] = useState(false)
  const [tooMany, setTooMany] = useState<Failure>()
  const isTooMany = (failure: Failure) => {
    if (failure.field !== 'from') return false
    setTooMany(failure)
    return true
  }
  const save = ({ from, to }: TimeRange) => {
    const range = { ...(from && { from: String(from) }), ...(to && { to: String(to) }) }
    const query = new URLSearchParams({ format: 'csv', ...range }).toString()
    const path = `${pathOf(routes.export, { id: incident.id })}?${query}`
    setTooMany(undefined)
    setBusy(true)
    void download(path, `${incident.name}.csv`, isTooMany).finally(() => setBusy(false))
  }
  const whyNot = reasonOf(incident)
  return (
    <>
      <ReasonedButton reason={whyNot && translate(whyNot)} isBusy={isBusy} onClick={() => save({})}>
        {translate('webapp.details.export')}
      </ReasonedButton>
      {tooMany && (
        <ExportWindow
          subject={incident.name}
          reason={tooMany.message}
          onChoose={save}
          onClose={() => setTooMany(undefined)}
        />
      )}
    </>
  )
}

function reasonOf({ channel_state, can_edit }: Incident) {
  if (channel_state === 'deleted') return 'webapp.incident.channel_deleted'
  return can_edit ? undefined : 'webapp.details.export_members'
}
