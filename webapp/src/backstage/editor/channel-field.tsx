import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { HostState } from '../../host.ts'
import { MOST_HITS, type FoundChannel } from '../../host-api.ts'
import { useTranslate, type TextId } from '../../i18n.ts'
import { SearchPicker, type PickerTexts } from '../../pickers/search-picker.tsx'
import { useProduct } from '../../product.ts'
import { ChipButton, LinkButton } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useForm } from './form-context.ts'
import { Warning } from './warning.tsx'
import { useChannelName } from './use-channel-name.ts'

interface ChannelFieldProps {
  readonly field: 'broadcast_channel_id' | 'announcement_channel_id'
  readonly label: TextId
  readonly help?: TextId
  readonly isDisabled?: boolean
}

const TEXTS: PickerTexts = {
  search: 'webapp.picker.search_channels',
  hits: 'webapp.picker.channel_hits',
  failed: 'webapp.error.channels',
}

/** A channel that the bot will post in. One that the person cannot see stays unless they choose another. */
export function ChannelField({ field, label, help, isDisabled = false }: ChannelFieldProps) {
  const translate = useTranslate()
  const { draft, set, errorOf } = useForm()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const find = useMyChannels(draft.team_id)
  const id = draft[field]
  const name = useChannelName(id)
  const choose = (channelId: string) => {
    set({ [field]: channelId })
    close()
    button.current?.focus()
  }
  return (
    <Field label={translate(label)} error={errorOf(field)} help={help && translate(help)}>
      {(control) => (
        <>
          <Line>
            <ChipButton
              {...control}
              ref={button}
              name={field}
              disabled={isDisabled}
              aria-haspopup='listbox'
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              <bdi>{id === '' ? translate('webapp.editor.select_channel') : name}</bdi>
            </ChipButton>
            {id !== '' && !isDisabled && (
              <LinkButton onClick={() => choose('')}>
                {translate('webapp.editor.clear', { what: translate(label) })}
              </LinkButton>
            )}
          </Line>
          {isOpen && (
            <SearchPicker
              anchor={button}
              texts={TEXTS}
              chosenIds={[id]}
              hint={translate('webapp.picker.channel_hint')}
              onFind={find}
              optionsOf={optionsOf}
              onChoose={choose}
              onClose={close}
            />
          )}
          <PublicWarning channelId={isDisabled ? '' : id} />
        </>
      )}
    </Field>
  )
}

/** What a private incident says in a public channel is no longer private. */
function PublicWarning({ channelId }: { readonly channelId: string }) {
  const translate = useTranslate()
  const { draft } = useForm()
  const type = useSelector((state: HostState) => state.entities.channels.channels[channelId]?.type)
  if (draft.create_public_incident || type !== 'O') return null
  return <Warning>{translate('webapp.editor.public_warning')}</Warning>
}

/** Read once: the host's own search would also find channels that the person is not in. */
function useMyChannels(teamId: string): (term: string) => Promise<readonly FoundChannel[]> {
  const { hostApi } = useProduct()
  const reading = useRef<Promise<readonly FoundChannel[]>>()
  return useCallback(
    async (term: string) => {
      if (term === '') reading.current = hostApi.myChannels(teamId)
      const mine = (await (reading.current ?? hostApi.myChannels(teamId))).filter(isUsable)
      return mine.filter((channel) => isNamed(channel, term.trim().toLowerCase())).slice(0, MOST_HITS)
    },
    [hostApi, teamId],
  )
}

const isUsable = ({ type, delete_at }: FoundChannel) => (type === 'O' || type === 'P') && delete_at === 0

const isNamed = ({ name, display_name }: FoundChannel, term: string) =>
  name.includes(term) || display_name.toLowerCase().includes(term)

const optionsOf = (found: readonly FoundChannel[]) =>
  found.map(({ id, name, display_name }) => ({ id, name: display_name, note: `~${name}` }))

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px;
`
