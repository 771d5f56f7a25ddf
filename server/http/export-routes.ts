import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { ExportQuery, ListExportQuery } from '../contract/export.ts'
import { IncidentParameters } from '../contract/parameters.ts'
import { routes } from '../contract/routes.ts'
import { invalid } from '../domain/errors.ts'
import type { ReportBlock } from '../domain/report-block.ts'
import { presentCsv } from '../presenters/csv.ts'
import {
  LIST_COLUMNS,
  MESSAGE_COLUMNS,
  presentListCells,
  presentMessage,
} from '../presenters/export-cells.ts'
import { presentList, presentRecord, presentRow } from '../presenters/record.ts'
import { presentHtml, presentMarkdown } from '../presenters/report.ts'
import type { ExportList } from '../usecases/export-list.ts'
import type { ExportMessages } from '../usecases/export-messages.ts'
import type { ExportedRecord, ExportRecord } from '../usecases/export-record.ts'
import { translate } from '../usecases/translate.ts'
import { actorOf } from './authenticate.ts'
import { REFUSALS, texts } from './described.ts'
import { toAnswer } from './error-answer.ts'
import { readListFilters } from './list-query.ts'
import { oneOf } from './query-values.ts'
import type { TypedApp } from './typed-app.ts'

export type ExportRouteDeps = Readonly<{
  exportRecord: ExportRecord
  exportMessages: ExportMessages
  exportList: ExportList
  reportOf: (record: ExportedRecord) => AsyncIterable<ReportBlock>
}>

const FORMATS = ['json', 'markdown', 'html', 'csv'] as const
const LIST_FORMATS = ['csv', 'json'] as const

const TYPES = {
  json: 'application/json',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
} as const
const ENDINGS = { json: 'json', markdown: 'md', html: 'html', csv: 'csv' } as const

const EXPORT = {
  operationId: 'exportIncident',
  summary: 'All there is on an incident; as csv the messages of its channel, for those who may change it.',
  params: IncidentParameters,
  querystring: ExportQuery,
  response: {
    200: texts(['application/json', 'text/markdown', 'text/html', 'text/csv'], 'A file.'),
    ...REFUSALS,
  },
}

const EXPORT_LIST = {
  operationId: 'exportIncidents',
  summary: 'All rows of a list of incidents.',
  querystring: ListExportQuery,
  response: { 200: texts(['text/csv', 'application/json'], 'A file.'), ...REFUSALS },
}

/** Files, sent piece by piece: what they hold is never in memory as a whole. */
export function exportRoutes(app: TypedApp, deps: ExportRouteDeps): void {
  const { exportRecord, exportMessages, exportList, reportOf } = deps

  app.get(routes.export, { schema: EXPORT }, async (request, reply) => {
    const { query, params } = request
    const incidentId = params.id
    const format = oneOf(FORMATS, query.format, 'format')
    const actor = actorOf(request)
    if (format === 'csv') {
      const range = { from: timeOf(query.from), to: timeOf(query.to) }
      const { parts, release } = await exportMessages(actor, { incidentId, ...range })
      const file = { format, name: `incident-${incidentId}-messages`, release }
      return send(reply, file, presentCsv(parts, MESSAGE_COLUMNS, presentMessage))
    }
    if (query.from !== undefined || query.to !== undefined) {
      throw invalid('from and to narrow csv only.', query.from === undefined ? 'to' : 'from')
    }
    const record = await exportRecord(actor, { incidentId, format })
    const file = { format, name: `incident-${incidentId}`, release: record.release }
    if (format === 'json') return send(reply, file, presentRecord(record))
    const present = format === 'html' ? presentHtml : presentMarkdown
    return send(reply, file, present(reportOf(record)))
  })

  app.get(routes.exportList, { schema: EXPORT_LIST }, async (request, reply) => {
    const format = oneOf(LIST_FORMATS, request.query.format, 'format')
    const actor = actorOf(request)
    const order = { ...readListFilters(request.query, actor.userId), format }
    const { parts, release } = await exportList(actor, order)
    const file = { format, name: 'incidents', release }
    if (format === 'json') return send(reply, file, presentList(parts, presentRow))
    return send(reply, file, presentCsv(parts, LIST_COLUMNS, presentListCells))
  })
}

type File = Readonly<{ format: (typeof FORMATS)[number]; name: string; release: () => void }>

/** However it ends, also when its reader goes, the place for another export is free again. */
function send(reply: FastifyReply, { format, name, release }: File, chunks: AsyncIterable<string>): never {
  const file = Readable.from(bytesOf(reply, chunks), { objectMode: false }).once('close', release)
  // Opened in a browser all the same, it could neither run nor load anything.
  void reply.headers({
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${name}.${ENDINGS[format]}"`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  })
  return reply.send(file) as never
}

/** What comes to an end before its end says so: nobody may take it for whole. */
async function* bytesOf(reply: FastifyReply, chunks: AsyncIterable<string>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of chunks) if (chunk !== '') yield Buffer.from(chunk)
  } catch (error) {
    const { outcome, body } = toAnswer(error, reply.request.id)
    reply.outcome = outcome
    reply.failure = error
    yield Buffer.from(`\n\n${translate('export.not_whole', { reason: body.error })}\n`)
  }
}

const timeOf = (milliseconds: number | undefined): Date | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds)
