import { bool, int, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** Match by Id and StatusCode; Message is a translation, DetailedError is for logs. */
export const AppError = struct('AppError', {
  Id: string,
  Message: string,
  DetailedError: string,
  RequestId: string,
  StatusCode: int,
  Where: string,
  SkipTranslation: bool,
})
export type AppError = ValueOf<typeof AppError>

/** Codes 1 to 7 stand for io.EOF, sql.ErrNoRows, ErrConnDone, ErrTxDone, driver.ErrSkip, ErrBadConn, ErrRemoveArgument. */
export const ErrorString = struct('ErrorString', {
  Code: int,
  Err: string,
})
export type ErrorString = ValueOf<typeof ErrorString>

/** Error of the host's PostgreSQL driver; Code is the SQLSTATE. */
export const PqError = struct('PqError', {
  Severity: string,
  Code: string,
  Message: string,
  Detail: string,
  Hint: string,
  Position: string,
  InternalPosition: string,
  InternalQuery: string,
  Where: string,
  Schema: string,
  Table: string,
  Column: string,
  DataTypeName: string,
  Constraint: string,
  File: string,
  Line: string,
  Routine: string,
})
export type PqError = ValueOf<typeof PqError>
