import type { Pool } from 'pg'
import { AppError } from '../plugin-host/app-error.ts'
import type { HookArgument, HookName } from '../plugin-host/hook-client.ts'

/** A cell as pg gives it; bigint comes as text. */
export type Cell = string | number | boolean | Record<string, unknown> | null
export type Row = Readonly<Record<string, Cell>>

/** Whom an event is meant for; an empty one is for everybody. */
export interface Broadcast {
  readonly OmitUsers?: Readonly<Record<string, boolean>>
  readonly UserId?: string
  readonly ChannelId?: string
  readonly TeamId?: string
  readonly ConnectionId?: string
  readonly OmitConnectionId?: string
}

/** A websocket event as it leaves the server. */
export interface SentEvent {
  readonly event: string
  readonly payload: unknown
  readonly broadcast: Broadcast
}

/** Something that plugins with that hook are told; what they are told is asked for only if there is one. */
export type Happening = {
  [Name in HookName]: {
    readonly hook: Name
    readonly argument: () => HookArgument<Name> | Promise<HookArgument<Name>>
  }
}[HookName]

/** What every part of the world stands on. */
export interface Base {
  readonly pool: Pool
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly send: (event: SentEvent) => void
  readonly tell: (happening: Happening) => void
  /** Somebody was given a picture. */
  readonly picture: (userId: string, image: Buffer) => void
}

/** Statements by their text: under a name PostgreSQL plans one once a connection, which makes asking cheap. */
const names = new Map<string, string>()

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `world-${names.size}`
  names.set(sql, name)
  return name
}

/** @param sql One of a fixed set of texts; what differs from call to call stands in the values. */
export async function findRows({ pool }: Base, sql: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>({ name: nameOf(sql), text: sql, values: [...values] })
  return rows
}

export async function findRow(base: Base, sql: string, values: readonly unknown[]): Promise<Row | undefined> {
  return (await findRows(base, sql, values))[0]
}

/** @throws {AppError} 404 with that id when there is no such row. */
export async function getRow(base: Base, id: string, sql: string, values: readonly unknown[]): Promise<Row> {
  const row = await findRow(base, sql, values)
  if (!row) throw new AppError({ id, statusCode: 404 })
  return row
}

/** Writes one row; false when the key is taken. */
export async function insertRow(
  { pool }: Base,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const columns = Object.keys(row)
  const places = columns.map((_column, index) => `$${index + 1}`)
  const sql = `insert into ${table} (${columns.join()}) values (${places.join()}) on conflict do nothing`
  const { rowCount } = await pool.query(sql, Object.values(row))
  return rowCount === 1
}

/** Whether the database refused a row because its key or name is taken. Source: PostgreSQL manual, appendix A. */
export const isTaken = (error: unknown): boolean => (error as { readonly code?: string }).code === '23505'

export const textOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '')
export const numberOf = (cell: Cell | undefined): number => Number(cell ?? 0)
export const isTrue = (cell: Cell | undefined): boolean => cell === true
/** Roles as stored: separated by spaces. */
export const rolesOf = (cell: Cell | undefined): string[] => textOf(cell).split(' ').filter(Boolean)
