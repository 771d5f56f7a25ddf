import { string, struct, uint, type ValueOf } from '../gob/schema.ts'

/** Before each argument. Source: Go's net/rpc, server.go, type Request. */
export const RequestHeader = struct('Request', { ServiceMethod: string, Seq: uint })
export type RequestHeader = ValueOf<typeof RequestHeader>

/** Before each reply. Source: Go's net/rpc, server.go, type Response. */
export const ResponseHeader = struct('Response', { ServiceMethod: string, Seq: uint, Error: string })
export type ResponseHeader = ValueOf<typeof ResponseHeader>

/** `struct{}`: no argument, no reply, or the place of a reply after an error. */
export const Empty = struct('', {})
