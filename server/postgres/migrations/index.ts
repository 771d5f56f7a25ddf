import { createHash } from 'node:crypto'
import { firstTables } from './0001-first-tables.ts'
import { statusUpdates } from './0002-status-updates.ts'
import { teamHints } from './0003-team-hints.ts'
import { webhookDeliveries } from './0004-webhook-deliveries.ts'

/** One step of our schema, in one transaction, never changed once released; running it twice changes nothing. */
export interface Migration {
  readonly number: number
  readonly name: string
  /** Statements, ended by semicolons. Every name carries its schema. */
  readonly sql: string
}

/** In order, without gaps. A bundled program has no folder to scan: a new one is added here. */
export const MIGRATIONS: readonly Migration[] = [firstTables, statusUpdates, teamHints, webhookDeliveries]

/** Tells a migration that was changed after somebody ran it. */
export const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex')
