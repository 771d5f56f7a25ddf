import type { Audit } from '../usecases/audit.ts'
import { makeExportList } from '../usecases/export-list.ts'
import { makeExportMessages } from '../usecases/export-messages.ts'
import { makeExportRecord, type ExportedRecord } from '../usecases/export-record.ts'
import { makeExportSlots } from '../usecases/export-slots.ts'
import type { ReadParts } from '../usecases/incident-parts.ts'
import type { Lists } from '../usecases/list-incidents.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Clock } from '../usecases/ports/process.ts'
import type { Queries } from '../usecases/queries.ts'
import { makeReport } from '../usecases/report.ts'
import type { Stores } from './stores.ts'

type ExportDeps = Readonly<{
  stores: Stores
  host: Host
  queries: Queries
  readParts: ReadParts
  lists: Lists
  audit: Audit
  clock: Clock
}>

/** What can be taken away as a file. */
export function makeExportUseCases({ stores, clock, ...deps }: ExportDeps) {
  const shared = { ...deps, messages: stores.messages, exportSlots: makeExportSlots() }
  const report = makeReport({ reads: stores.reads })
  return {
    exportMessages: makeExportMessages(shared),
    exportRecord: makeExportRecord(shared),
    exportList: makeExportList(shared),
    reportOf: (record: ExportedRecord) => report(record, clock.now()),
  }
}
