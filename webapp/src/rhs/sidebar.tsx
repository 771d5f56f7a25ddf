import * as React from 'react'
import type { ComponentType } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentChannelId, type HostState } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { ProductProvider, useProduct, type Product } from '../product.ts'
import { isTeamOff, rhsOf, shownIncidentId } from '../state/selectors.ts'
import { Broken } from '../ui/broken.tsx'
import { Failed } from '../ui/failed.tsx'
import { PartBoundary } from '../ui/part-boundary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Note } from '../ui/text.tsx'
import { IncidentDetails } from './incident-details.tsx'
import { IncidentList } from './incident-list.tsx'

/**
 * What the host shows in its sidebar.
 *
 * @param others What lives beside it where nothing else of ours does.
 */
export function makeSidebar(product: Product, others: readonly ComponentType[]): ComponentType {
  return function IncidentSidebar() {
    const translate = useTranslate()
    return (
      <ProductProvider value={product}>
        <Frame className='a11y__region' data-a11y-sort-order='4' aria-label={translate('webapp.title')}>
          <PartBoundary fallback={(reload) => <Broken onReload={reload} />}>
            <Content />
          </PartBoundary>
        </Frame>
        {others.map((Other, index) => (
          <Other key={index} />
        ))}
      </ProductProvider>
    )
  }
}

/** In an incident channel that incident, elsewhere the list, unless the person chose otherwise. */
function Content() {
  const { reading } = useProduct()
  const translate = useTranslate()
  const channelId = useSelector(currentChannelId)
  const place = useSelector((state: HostState) => rhsOf(state).channels[channelId])
  const isChosen = useSelector((state: HostState) => rhsOf(state).choice?.channelId === channelId)
  const shownId = useSelector(shownIncidentId)
  const isOff = useSelector(isTeamOff)

  if (isOff) return <Note>{translate('webapp.list.disabled')}</Note>
  if (shownId !== undefined) return <IncidentDetails key={shownId} id={shownId} />
  if (channelId === '' || isChosen || place?.is === 'none') return <IncidentList />
  if (place?.is !== 'failed') return <Skeleton lines={6} />
  const { failure } = place
  const retry = () => void reading.readChannel(channelId)
  return <Failed what='webapp.error.incident' failure={failure} onRetry={retry} />
}

const Frame = styled.section`
  position: relative;
  display: flex;
  flex-direction: column;
  height: 100%;
  min-height: 0;
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
`
