import { createContext, useContext, useSyncExternalStore } from 'react'

import { makeApi } from './api.ts'
import { makeCatchUp } from './catch-up.ts'
import type { ClientIds } from './client-ids.ts'
import { makeClock } from './clock.ts'
import type { Page, Store } from './host.ts'
import { makeHostApi, type MemberSearch } from './host-api.ts'
import { goToChannel } from './navigation.ts'
import { makeReading } from './reading.ts'
import { makeStart } from './starting.ts'
import { makeTaskChanges } from './task-changes.ts'
import { makeRun } from './task-run.ts'

const LONGEST_PAUSE = 500

export type Product = ReturnType<typeof makeProduct>

/** Everything that screens can ask for, joined once for the page. */
export function makeProduct(page: Page, store: Store, clientIds: ClientIds) {
  const api = makeApi(page)
  const hostApi = makeHostApi(page)
  const pause = () => new Promise<void>((resolve) => page.setTimeout(resolve, Math.random() * LONGEST_PAUSE))
  return {
    page,
    clock: makeClock(page),
    catchUp: makeCatchUp({ api, store, pause }),
    reading: makeReading({ api, hostApi, store }),
    taskChanges: makeTaskChanges(api, store),
    runTask: makeRun(api, store),
    start: makeStart({ api, page, store, clientIds }),
    findMembers: (search: MemberSearch) => hostApi.findMembers(search),
    goToChannel: (teamId: string, channelId: string) => goToChannel(page, store, teamId, channelId),
  }
}

const ProductContext = createContext<Product | undefined>(undefined)
export const ProductProvider = ProductContext.Provider

/** @throws {Error} outside of what plugin.ts registers: a bug. */
export function useProduct(): Product {
  const product = useContext(ProductContext)
  if (!product) throw new Error('This component stands outside of the product.')
  return product
}

/** The shared clock's time; renders again with every tick. */
export function useNow(): number {
  const { clock } = useProduct()
  return useSyncExternalStore(clock.subscribe, clock.now)
}
