import type { Door } from '../../domain/audit.ts'
import type { ErrorCode } from '../../domain/errors.ts'
import type { Status } from '../../domain/status.ts'

/** Told of everything that a door has answered. */
export interface RequestObserver {
  answered(request: {
    door: Door
    /** Pattern of the route, subcommand, kind of dialog: a closed set, `unknown` for anything else. */
    name: string
    outcome: ErrorCode | 'ok'
    seconds: number
  }): void
}

export type ReminderKind = 'status' | 'retrospective'

/** How things stand now; read when somebody asks for it. */
export type Standing = Readonly<{
  incidents: Readonly<Record<Status, number>>
  /** Those that wait for their time. */
  remindersPending: Readonly<Record<ReminderKind, number>>
  outboxPending: number
  webhooksPending: number
  /** `undefined`: nothing waits. */
  outboxOldestAt: Date | undefined
}>

export interface StandingStore {
  find(): Promise<Standing>
}

export interface MetricsSource {
  /** In the text format of Prometheus. */
  text(standing: Standing, now: Date): Promise<string>
}
