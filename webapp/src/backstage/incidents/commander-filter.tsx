import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import { useSelector } from 'react-redux'

import type { Commander } from '../../api.ts'
import { currentTeamId } from '../../host.ts'
import { MOST_HITS } from '../../host-api.ts'
import { useTranslate } from '../../i18n.ts'
import { Avatar } from '../../incident/avatar.tsx'
import { usePersonName } from '../../incident/person-name.ts'
import { SearchPicker, type Option, type PickerTexts } from '../../pickers/search-picker.tsx'
import { useProduct } from '../../product.ts'
import { ChipButton } from '../../ui/button.tsx'

interface CommanderFilterProps {
  /** `''` for all. */
  readonly chosenId: string
  readonly onChoose: (id: string) => void
}

const TEXTS: PickerTexts = {
  search: 'webapp.incidents.find_commander',
  hits: 'webapp.incidents.commanders',
  failed: 'webapp.incidents.no_commanders',
}

/** Whose incidents are listed; offers those who command one that the person may see. */
export function CommanderFilter({ chosenId, onChoose }: CommanderFilterProps) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const chip = useRef<HTMLButtonElement>(null)
  const onFind = useFindCommanders()
  const close = useCallback(() => setOpen(false), [])
  const choose = (id: string) => {
    onChoose(id)
    close()
    chip.current?.focus()
  }
  const optionsOf = (found: readonly Commander[]): readonly Option[] =>
    found.map(({ user_id: id, username }) => ({
      id,
      name: username === '' ? translate('webapp.person.unknown') : `@${username}`,
      picture: <Avatar id={id} />,
    }))
  return (
    <>
      <ChipButton ref={chip} aria-haspopup='listbox' aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {chosenId === '' ? translate('webapp.incidents.all_commanders') : <Chosen id={chosenId} />}
      </ChipButton>
      {isOpen && (
        <SearchPicker
          anchor={chip}
          texts={TEXTS}
          chosenIds={[chosenId]}
          first={{ id: '', name: translate('webapp.incidents.reset_commander') }}
          onFind={onFind}
          optionsOf={optionsOf}
          onChoose={choose}
          onClose={close}
        />
      )}
    </>
  )
}

function Chosen({ id }: { readonly id: string }) {
  const translate = useTranslate()
  const commander = usePersonName(id)
  return <bdi>{translate('webapp.incident.commander', { commander })}</bdi>
}

/** There are few enough of them to read all and to look here. */
function useFindCommanders() {
  const { api } = useProduct()
  const teamId = useSelector(currentTeamId)
  return useCallback(
    async (term: string) => {
      const wanted = term.trim().replace(/^@/, '').toLowerCase()
      const all = await api.commanders(teamId)
      return all.filter(({ username }) => username.includes(wanted)).slice(0, MOST_HITS)
    },
    [api, teamId],
  )
}
