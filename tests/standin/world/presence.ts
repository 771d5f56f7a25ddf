import { AppError } from '../plugin-host/app-error.ts'
import type { Base } from './base.ts'

export type Status = 'online' | 'away' | 'dnd' | 'offline'

interface Known {
  readonly status: Status
  /** Chosen by the person, not by their coming and going. */
  readonly isManual: boolean
  readonly at: number
}

/** Who is there, as far as Mattermost knows: kept in memory, as long as the server runs. */
export class Presence {
  private readonly known = new Map<string, Known>()
  private readonly base: Pick<Base, 'now' | 'send'>

  constructor(base: Pick<Base, 'now' | 'send'>) {
    this.base = base
  }

  /** A first connection, or the end of the last one. What the person chose themselves stays. */
  connected(userId: string, isConnected: boolean): void {
    const before = this.known.get(userId)
    if (!before?.isManual) this.set(userId, isConnected ? 'online' : 'offline', false)
  }

  /** The person says how they want to be seen; `online` gives it back to their coming and going. */
  choose(userId: string, status: Status): void {
    this.set(userId, status, status !== 'online')
  }

  statusOf(userId: string): Status {
    return this.known.get(userId)?.status ?? 'offline'
  }

  /** As GetUserStatus answers. @throws {AppError} 404 for somebody who was never there. */
  get(userId: string) {
    if (!this.known.has(userId))
      throw new AppError({ id: 'app.status.get.missing.app_error', statusCode: 404 })
    return this.find(userId)
  }

  /** As GetUserStatusesByIds answers: also for unknown ids. */
  find(userId: string) {
    const { status = 'offline', isManual = false, at = 0 } = this.known.get(userId) ?? {}
    return { UserId: userId, Status: status, Manual: isManual, LastActivityAt: at }
  }

  private set(userId: string, status: Status, isManual: boolean): void {
    this.known.set(userId, { status, isManual, at: this.base.now() })
    const payload = { user_id: userId, status }
    this.base.send({ event: 'status_change', payload, broadcast: { UserId: userId } })
  }
}
