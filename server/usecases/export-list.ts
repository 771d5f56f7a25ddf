import { IncidentError, invalid } from '../domain/errors.ts'
import type { ListFilters, ListSort } from '../domain/incident-list.ts'
import type { Page, Paging } from '../domain/paging.ts'
import { allPages } from './all-pages.ts'
import { exportListAct, type ExportFormat } from './audit-of-export.ts'
import type { Audit } from './audit.ts'
import { MOST_EXPORTED, type Exported } from './export-messages.ts'
import type { ExportSlots } from './export-slots.ts'
import type { Lists } from './list-incidents.ts'
import type { ListedIncident } from './ports/incident-lists.ts'
import type { Actor } from './ports/people.ts'

export type ExportListDeps = Readonly<{
  lists: Pick<Lists, 'listIncidents'>
  audit: Pick<Audit, 'note'>
  exportSlots: ExportSlots
}>

export type ExportList = ReturnType<typeof makeExportList>

type ListOrder = ListFilters & Readonly<{ sort: ListSort; isDescending: boolean }>

const PER_PART = 2_000

export function makeExportList({ lists, audit, exportSlots }: ExportListDeps) {
  async function page(actor: Actor, order: ListOrder, paging: Paging): Promise<Page<ListedIncident>> {
    const found = await lists.listIncidents(actor, { ...order, ...paging, include: [] })
    if (found !== 'disabled') return found
    throw new IncidentError('team_disabled', 'Incident Collaboration is not enabled on this team.')
  }

  /**
   * All rows of a list of incidents, of those that the person may see when their turn comes.
   *
   * @throws {IncidentError} as for the list; `team_disabled`; `invalid` for more than 200,000; `too_many`.
   */
  return async function exportList(
    actor: Actor,
    { format, ...order }: ListOrder & Readonly<{ format: ExportFormat }>,
  ): Promise<Exported<ListedIncident>> {
    const { total } = await page(actor, order, { perPage: 1, from: { page: 0 } })
    if (total > MOST_EXPORTED) throw invalid('There are too many incidents. Narrow the list down.')
    const release = exportSlots.take(actor)
    try {
      await audit.note(actor, exportListAct(order.teamId, format))
    } catch (error) {
      release()
      throw error
    }
    return { parts: allPages(PER_PART, (paging) => page(actor, order, paging)), release }
  }
}
