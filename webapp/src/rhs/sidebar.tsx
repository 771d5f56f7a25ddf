import * as React from 'react'
import { useEffect, type ComponentType } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentChannelId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { ProductProvider, useProduct, type Product } from '../product.ts'
import { rhsOf, shownIncidentId } from '../state/selectors.ts'
import { QuietButton } from '../ui/button.tsx'
import { Failed } from '../ui/failed.tsx'
import { FlagIcon } from '../ui/icons.tsx'
import { PartBoundary } from '../ui/part-boundary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { IncidentDetails } from './incident-details.tsx'
import { IncidentList } from './incident-list.tsx'
import { Notices } from './notices.tsx'

/** In the channel header, or where the host puts such buttons. */
export const headerIcon = (
  <span id='incidentIcon' aria-hidden style={{ display: 'inline-flex' }}>
    <FlagIcon size={18} />
  </span>
)

/** What the host shows in its sidebar. */
export function makeSidebar(product: Product): ComponentType {
  return function IncidentSidebar() {
    return (
      <ProductProvider value={product}>
        <Frame>
          <PartBoundary fallback={(reload) => <Broken onReload={reload} />}>
            <Content />
          </PartBoundary>
          <Notices />
        </Frame>
      </ProductProvider>
    )
  }
}

/** In an incident channel that incident, elsewhere the list, unless the person chose otherwise. */
function Content() {
  const { reading } = useProduct()
  const channelId = useSelector(currentChannelId)
  const place = useSelector((state: HostState) => rhsOf(state).channels[channelId])
  const choice = useSelector((state: HostState) => rhsOf(state).choice)
  const shownId = useSelector(shownIncidentId)
  useEffect(() => {
    if (channelId !== '') void reading.readChannel(channelId)
  }, [reading, channelId])

  if (shownId !== undefined) return <IncidentDetails key={shownId} id={shownId} />
  if (channelId === '' || choice?.channelId === channelId || place?.is === 'none') return <IncidentList />
  if (place?.is === 'failed') {
    const { failure } = place
    return (
      <Failed
        what='webapp.error.incident'
        failure={failure}
        onRetry={() => void reading.readChannel(channelId)}
      />
    )
  }
  return <Skeleton lines={6} />
}

function Broken({ onReload }: { readonly onReload: () => void }) {
  const translate = useTranslate()
  return (
    <Message role='alert'>
      <p>{translate('webapp.error.part')}</p>
      <QuietButton onClick={onReload}>{translate('webapp.error.reload')}</QuietButton>
    </Message>
  )
}

const Frame = styled.div`
  position: relative;
  display: flex;
  flex-direction: column;
  height: 100%;
  min-height: 0;
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
`

const Message = styled.div`
  padding: 24px 16px;
`
