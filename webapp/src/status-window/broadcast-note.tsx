import * as React from 'react'
import { useEffect, useState } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { HostChannel, HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { failureOf } from '../request.ts'
import { Markdown } from '../ui/markdown.tsx'

/** Says where the update will be copied to; a channel that is not public without its name, one that is gone not at all. */
export function BroadcastNote({ channelId }: { readonly channelId: string }) {
  const translate = useTranslate()
  const target = useTarget(channelId)
  if (!target) return null
  if (target === 'private') return <Box>{translate('webapp.status_window.broadcast_private')}</Box>
  return (
    <Box>
      <Markdown
        text={translate('webapp.status_window.broadcast', { channel: `~${target.name}` })}
        isOneLine
      />
    </Box>
  )
}

/** A channel that the page does not know is asked for; that it may not be read says that it is private. */
function useTarget(channelId: string): 'private' | HostChannel | undefined {
  const { hostApi } = useProduct()
  const known = useSelector((state: HostState) => state.entities.channels.channels[channelId])
  const [read, setRead] = useState<'private' | HostChannel>()
  const isMissing = channelId !== '' && !known
  useEffect(() => {
    if (!isMissing) return
    hostApi.channel(channelId).then(setRead, (error: unknown) => {
      if (failureOf(error).code === 'status_403') setRead('private')
    })
  }, [hostApi, channelId, isMissing])
  const found = known ?? read
  if (!found || found === 'private') return found
  if (found.delete_at > 0) return undefined
  return found.type === 'O' ? found : 'private'
}

const Box = styled.p`
  margin: 0 0 16px;
`
