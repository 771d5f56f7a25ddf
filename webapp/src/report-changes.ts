import type { DetailsApi } from './details-api.ts'
import type { Store } from './host.ts'
import type { TextId } from './i18n.ts'
import type { Notify } from './notify.ts'
import type { Reading } from './reading.ts'
import { failureOf } from './request.ts'
import { findIncident } from './state/selectors.ts'

interface ReportChangesDeps {
  readonly details: Pick<DetailsApi, 'writeReport' | 'publishReport' | 'cancelRetrospective'>
  readonly store: Store
  readonly reading: Pick<Reading, 'readIncident'>
  readonly notify: Notify
}

interface Report {
  readonly incidentId: string
  /** What the person saw before. */
  readonly basis: string
  readonly text: string
}

type Send = DetailsApi['writeReport']

/** Other changes of the incident may come in between, but hardly so often. */
const MOST_TRIES = 5

/** Writes, publishes and cancels reports. Nothing here rejects; each resolves with whether it was done. */
export function makeReportChanges({ details, store, reading, notify }: ReportChangesDeps) {
  /** The version keeps a text that nobody here has seen from being replaced. @returns False: there is such a text. */
  async function replace(send: Send, { incidentId, basis, text }: Report): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      const known = findIncident(store.getState(), incidentId)
      if (known && known.retrospective !== basis) return false
      try {
        await send(incidentId, text, known?.version ?? 0)
        return true
      } catch (error) {
        if (failureOf(error).code !== 'stale_version' || tries === MOST_TRIES) throw error
        await reading.readIncident(incidentId)
      }
    }
  }

  async function saying(done: TextId, failed: TextId, incidentId: string, act: () => Promise<boolean>) {
    try {
      if (!(await act())) return false
      await reading.readIncident(incidentId)
      notify.done({ text: done })
      return true
    } catch (error) {
      notify.failed({ text: failed, failure: failureOf(error) })
      return false
    }
  }

  return {
    write: (report: Report) =>
      saying('webapp.report.saved', 'webapp.error.report_save', report.incidentId, () =>
        replace(details.writeReport, report),
      ),
    /** Of the text that is on screen. */
    publish: (incidentId: string, text: string) =>
      saying('webapp.report.published_now', 'webapp.error.report_publish', incidentId, async () => {
        const isSame = await replace(details.publishReport, { incidentId, basis: text, text })
        if (!isSame) notify.failed({ text: 'webapp.error.report_changed' })
        return isSame
      }),
    cancel: (incidentId: string) =>
      saying('webapp.report.canceled_now', 'webapp.error.report_cancel', incidentId, async () => {
        await details.cancelRetrospective(incidentId)
        return true
      }),
  }
}
