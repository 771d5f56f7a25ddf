import * as React from 'react'
import { useCallback, useEffect, useState, type ComponentType } from 'react'
import styled from 'styled-components'

import { ProductProvider, useProduct, type Product } from '../product.ts'
import { UNREACHABLE, type Failure } from '../request.ts'
import { Broken } from '../ui/broken.tsx'
import { Failed } from '../ui/failed.tsx'
import { PartBoundary } from '../ui/part-boundary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useBodyClass } from './use-body-class.ts'

/** What the host shows at every address below `/{team}/incident-collaboration`. */
export function makeBackstage(product: Product): ComponentType {
  return function BackstageRoute() {
    useBodyClass()
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
  const { page } = useProduct()
  const [chunk, setChunk] = useState<Awaited<ReturnType<typeof load>>>()
  const [failure, setFailure] = useState<Failure>()
  const read = useCallback(() => {
    load().then(setChunk, (error: unknown) => {
      page.reportError(error)
      setFailure(UNREACHABLE)
    })
  }, [page])
  useEffect(read, [read])
  const retry = () => {
    setFailure(undefined)
    read()
  }
  if (chunk) return <chunk.Backstage />
  if (failure) return <Failed what='webapp.error.page' failure={failure} onRetry={retry} />
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
