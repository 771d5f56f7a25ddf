import * as React from 'react'
import { useEffect, useState } from 'react'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { Menu } from '../ui/menu.tsx'
import { RenameIncident } from './rename-incident.tsx'

/** What is done to an incident seldom; for those whom the host lets do it. */
export function IncidentMenu({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const [isRenaming, setRenaming] = useState(false)
  if (!useMayRename(incident)) return null
  return (
    <>
      <Menu
        label={translate('webapp.incident.menu')}
        entries={[{ text: translate('webapp.incident.rename'), onChoose: () => setRenaming(true) }]}
      />
      {isRenaming && <RenameIncident incident={incident} onClose={() => setRenaming(false)} />}
    </>
  )
}

/** An archived channel keeps its name. */
function useMayRename(incident: Incident): boolean {
  const { mayRename } = useProduct()
  const [isAllowed, setAllowed] = useState(false)
  const isPossible = incident.can_edit && incident.channel_state === 'open'
  const { team_id, channel_id, channel_type } = incident
  useEffect(() => {
    let isCurrent = true
    if (isPossible)
      void mayRename({ team_id, channel_id, channel_type }).then((may) => {
        if (isCurrent) setAllowed(may)
      })
    return () => {
      isCurrent = false
    }
  }, [mayRename, isPossible, team_id, channel_id, channel_type])
  return isPossible && isAllowed
}
