import { IncidentError } from '../domain/errors.ts'
import type { Actor } from './ports/people.ts'

const AT_ONCE = 2
const RETRY_AFTER_SECONDS = 10

/** Gives the place free again; may be called more than once. */
export type Release = () => void

export type ExportSlots = ReturnType<typeof makeExportSlots>

/** Exports are long: one at a time for each person, and two in this process. */
export function makeExportSlots() {
  const running = new Set<string>()
  return {
    /** @throws {IncidentError} `too_many` */
    take({ userId }: Pick<Actor, 'userId'>): Release {
      if (running.has(userId)) throw busy('Your other export is still running. Wait for it, or cancel it.')
      if (running.size >= AT_ONCE) throw busy('Others are exporting just now. Please wait a moment.')
      running.add(userId)
      let isHeld = true
      return () => {
        if (isHeld) running.delete(userId)
        isHeld = false
      }
    },
  }
}

const busy = (message: string): IncidentError =>
  new IncidentError('too_many', message, { retryAfterSeconds: RETRY_AFTER_SECONDS })
