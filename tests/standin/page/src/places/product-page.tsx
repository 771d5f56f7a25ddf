import * as React from 'react'

import type { Entry } from '../state/plugins.ts'
import { AppBar } from './app-bar.tsx'
import { Contained } from './pluggable.tsx'
import { RightSidebar } from './right-sidebar.tsx'
import { TeamSidebar } from './team-sidebar.tsx'

/** A product of a plugin, with those bars beside it that it asked for. */
export function ProductPage({ product }: { readonly product: Entry }) {
  const page = <Contained entry={{ ...product, component: product.mainComponent }} />
  return (
    <div className='main-wrapper'>
      {product.showTeamSidebar && <TeamSidebar />}
      {product.wrapped === false ? page : <div className='product-wrapper'>{page}</div>}
      <RightSidebar />
      {product.showAppBar && <AppBar />}
    </div>
  )
}
