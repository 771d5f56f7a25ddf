import { hash } from 'node:crypto'
import { invalid } from '../domain/errors.ts'
import type { ListKey } from '../domain/paging.ts'
import { canonicalJson } from './idempotency.ts'

const ID = /^[a-z0-9]{26}$/

/** What makes two requests pages of the same list. */
export const fingerprintOf = (filters: unknown): string =>
  hash('sha256', canonicalJson(filters), 'base64url').slice(0, 16)

/** Where the next page begins, as text for the client to send back. It carries no right, so it is not signed. */
export const toCursor = (fingerprint: string, { value, id }: ListKey): string =>
  Buffer.from(JSON.stringify([fingerprint, value, id])).toString('base64url')

/** @throws {IncidentError} `invalid` for what is not ours, or of another list. */
export function fromCursor(cursor: string, fingerprint: string, type: 'string' | 'number'): ListKey {
  const [given, value, id] = listIn(cursor)
  const isValue = typeof value === type && (typeof value !== 'string' || !value.includes('\0'))
  if (given !== fingerprint || !isValue || typeof id !== 'string' || !ID.test(id)) throw unreadable()
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { value, id }
  if (typeof value === 'string') return { value, id }
  throw unreadable()
}

function listIn(cursor: string): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(content) ? (content as readonly unknown[]) : []
  } catch {
    return []
  }
}

const unreadable = (): Error => invalid('cursor is not one of this list.', 'cursor')
