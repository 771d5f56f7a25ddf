import { useSelector } from 'react-redux'

import { isInChannel, type HostState } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'

/** A channel by its name as far as the person is in it; an archived one says so. */
export function useChannelName(id: string): string {
  const translate = useTranslate()
  const channel = useSelector((state: HostState) =>
    isInChannel(state, id) ? state.entities.channels.channels[id] : undefined,
  )
  if (!channel) return translate('webapp.editor.unknown_channel')
  const name = channel.display_name
  return channel.delete_at > 0 ? translate('webapp.editor.archived_channel', { name }) : name
}
