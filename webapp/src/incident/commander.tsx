import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import { useSelector } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { MemberPicker } from '../pickers/member-picker.tsx'
import { useProduct } from '../product.ts'
import { selectHandOvers, wishedCommanderId } from '../state/wishes.ts'
import { ChipButton } from '../ui/button.tsx'
import { PersonChip } from './person-chip.tsx'
import { usePersonName } from './person-name.ts'

/** Who leads; for those who may, it opens the members of the channel, and choosing one hands over at once. */
export function Commander({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const { handOver, hostApi } = useProduct()
  const [isOpen, setOpen] = useState(false)
  const chip = useRef<HTMLButtonElement>(null)
  const commanderId = wishedCommanderId(incident, useSelector(selectHandOvers))
  const commander = usePersonName(commanderId)
  const { id, team_id: teamId, channel_id: channelId } = incident
  const onFind = useCallback(
    (term: string) => hostApi.findMembers({ teamId, channelId, term }),
    [hostApi, teamId, channelId],
  )
  const close = useCallback(() => setOpen(false), [])
  if (!incident.can_edit || incident.channel_state === 'deleted') return <PersonChip id={commanderId} />
  const choose = (personId: string) => {
    if (personId !== commanderId) void handOver(id, personId)
    close()
    chip.current?.focus()
  }
  return (
    <>
      <ChipButton
        ref={chip}
        aria-label={translate('webapp.incident.commander', { commander })}
        aria-haspopup='listbox'
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <PersonChip id={commanderId} />
      </ChipButton>
      {isOpen && (
        <MemberPicker
          anchor={chip}
          chosenId={commanderId}
          hint={translate('webapp.picker.hint_commander')}
          onFind={onFind}
          onChoose={choose}
          onClose={close}
        />
      )}
    </>
  )
}
