import * as React from 'react'
import type { ComponentType } from 'react'

import type { ConsoleSettingProps } from '../host.ts'
import { ProductProvider, type Product } from '../product.ts'
import { Broken } from '../ui/broken.tsx'
import { Failed } from '../ui/failed.tsx'
import { PartBoundary } from '../ui/part-boundary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useChunk } from '../use-chunk.ts'

/** Of the one setting in plugin.json, under which the host shows what we draw. */
export const CONSOLE_SETTING = 'settings'

/** Our form on the plugin's page of the System Console. */
export function makeConsoleSetting(product: Product): ComponentType<ConsoleSettingProps> {
  return function ConsoleSetting(props) {
    return (
      <ProductProvider value={product}>
        <PartBoundary fallback={(reload) => <Broken onReload={reload} />}>
          <Loaded host={props} />
        </PartBoundary>
      </ProductProvider>
    )
  }
}

const load = () => import(/* webpackChunkName: "backstage" */ '../backstage/settings/console-form.tsx')

function Loaded({ host }: { readonly host: ConsoleSettingProps }) {
  const { contents, failure, load: again } = useChunk(load)
  if (contents) return <contents.ConsoleForm host={host} />
  if (failure) return <Failed what='webapp.error.page' failure={failure} onRetry={again} />
  return <Skeleton lines={8} />
}
