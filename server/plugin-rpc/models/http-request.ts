import { any, int, list, map, optional, string, struct, url } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** The body comes on a stream of its own; Body is always nil. */
export const HTTPRequestSubset = struct('HTTPRequestSubset', {
  Method: string,
  URL: optional(url),
  Proto: string,
  ProtoMajor: int,
  ProtoMinor: int,
  Header: map(string, list(string)),
  Host: string,
  RemoteAddr: string,
  RequestURI: string,
  Body: any,
})
export type HTTPRequestSubset = ValueOf<typeof HTTPRequestSubset>
