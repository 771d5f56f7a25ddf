import { DatabaseError } from 'pg'
import { unavailable } from '../domain/errors.ts'

/**
 * SQLSTATE classes and codes that say nothing about the question: connection, resources, shutdown, time-out.
 *
 * Source: PostgreSQL manual, appendix A.
 */
const AWAY = /^(08|53|57P0|57014|58|25P03|40001|40P01|55P03)/
const AWAY_SYSTEM = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]
/** pg throws plain errors with these texts: pg lib/client.js, pg-pool index.js. */
const AWAY_TEXT =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying|timeout expired|Query read timeout)/

/** Turns "the database is away" into an answer for people; every other error stays as it is. */
export function toUnavailable(error: unknown): unknown {
  return isAway(error) ? unavailable('The database does not answer. Try again in a moment.', error) : error
}

function isAway(error: unknown): boolean {
  if (error instanceof DatabaseError) return AWAY.test(error.code ?? '')
  if (typeof error !== 'object' || error === null) return false
  // Of one name with several addresses each may have refused in its own way: an AggregateError.
  if ('errors' in error && Array.isArray(error.errors) && error.errors.some(isAway)) return true
  if ('code' in error && AWAY_SYSTEM.includes(String(error.code))) return true
  return 'message' in error && AWAY_TEXT.test(String(error.message))
}
