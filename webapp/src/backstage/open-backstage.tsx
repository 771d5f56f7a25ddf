import * as React from 'react'
import type { ComponentType } from 'react'
import styled from 'styled-components'

import { ProductProvider, type Product } from '../product.ts'
import { Broken } from '../ui/broken.tsx'
import { Failed } from '../ui/failed.tsx'
import { PartBoundary } from '../ui/part-boundary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useChunk } from '../use-chunk.ts'
import { useBodyClass } from './use-body-class.ts'
import { useTitleOfHost } from './use-page-title.ts'

/** What the host shows at every address below `/{team}/incident-collaboration`. */
export function makeBackstage(product: Product): ComponentType {
  return function BackstageRoute() {
    useBodyClass()
    useTitleOfHost(product.page.document)
    return (
      <ProductProvider value={product}>
        <Frame className='a11y__region' data-a11y-sort-order='1'>
          <PartBoundary fallback={(reload) => <Broken onReload={reload} />}>
            <LoadedBackstage />
          </PartBoundary>
        </Frame>
      </ProductProvider>
    )
  }
}

const load = () => import(/* webpackChunkName: "backstage" */ './backstage.tsx')

/** The pages are a script of their own, which nobody loads who never opens them. */
function LoadedBackstage() {
  const { contents, failure, load: again } = useChunk(load)
  if (contents) return <contents.Backstage />
  if (failure) return <Failed what='webapp.error.page' failure={failure} onRetry={again} />
  return <Skeleton lines={6} />
}

/** The host puts no wrapper round a route, so this says itself which part of the page it takes. */
const Frame = styled.div`
  grid-area: center;
  height: 100%;
  min-width: 0;
  overflow: hidden;
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
`
