import { createContext, useContext, useSyncExternalStore } from 'react'

import { makeAcquaintance } from './acquaintance.ts'
import { makeApi } from './api.ts'
import { makeCatchUp } from './catch-up.ts'
import type { ClientIds } from './client-ids.ts'
import { makeClock } from './clock.ts'
import { makeDetailsApi } from './details-api.ts'
import { makeDownload } from './downloading.ts'
import { makeHandOver } from './hand-over.ts'
import type { Page, Store } from './host.ts'
import { makeHostApi } from './host-api.ts'
import { makeIncidentChanges } from './incident-changes.ts'
import { makeJoin } from './joining.ts'
import { makeLists } from './lists.ts'
import { makeNavigation } from './navigation.ts'
import { makeNotify } from './notify.ts'
import { makePanel } from './panel.ts'
import { makeReading } from './reading.ts'
import { makeAddToTimeline, makeStart, makeStartFromPage } from './starting.ts'
import { makeRights } from './rights.ts'
import { makeReportChanges } from './report-changes.ts'
import { makeSignals } from './signals.ts'
import { makePostStatus } from './status-posting.ts'
import { makeTaskChanges } from './task-changes.ts'
import { makeMayRename } from './rename-right.ts'
import { makeRun } from './task-run.ts'
import { makeWelcome } from './welcoming.ts'

const LONGEST_PAUSE = 500

export type Product = ReturnType<typeof makeProduct>

/** Everything that screens can ask for, joined once for the page. */
export function makeProduct(page: Page, store: Store, clientIds: ClientIds) {
  const api = makeApi(page)
  const details = makeDetailsApi(page)
  const hostApi = makeHostApi(page)
  const pause = () => new Promise<void>((resolve) => page.setTimeout(resolve, Math.random() * LONGEST_PAUSE))
  const notify = makeNotify(store)
  const panel = makePanel(page, store)
  const lists = makeLists({ api, store, notify })
  const reading = makeReading({ api, store, readLists: lists.readLists })
  const navigation = makeNavigation({ page, store, hostApi, panel })
  const start = makeStart({ api, page, store, clientIds, notify })
  return {
    page,
    api,
    details,
    hostApi,
    notify,
    panel,
    lists,
    reading,
    rights: makeRights({ api, store }),
    navigation,
    signals: makeSignals(page),
    clock: makeClock(page),
    acquaintance: makeAcquaintance({ hostApi, store }),
    catchUp: makeCatchUp({ api, store, pause }),
    taskChanges: makeTaskChanges({ api, store, notify }),
    incidentChanges: makeIncidentChanges({ api, store, notify }),
    runTask: makeRun({ api, store, notify }),
    handOver: makeHandOver({ api, store, notify }),
    reports: makeReportChanges({ details, store, reading, notify }),
    postStatus: makePostStatus({ api, store, notify }),
    mayRename: makeMayRename(hostApi),
    join: makeJoin({ hostApi, store, reading, navigation, notify }),
    start,
    addToTimeline: makeAddToTimeline({ api, page, store, notify }),
    showWelcome: makeWelcome(api),
    startFromPage: makeStartFromPage({ page, store, navigation, start }),
    download: makeDownload({ api, page, notify }),
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
