import { YamuxError } from './yamux-error.ts'

/** Bytes of a frame header. */
export const HEADER_SIZE = 12

/** In the order of their numbers on the wire. */
const KINDS = ['data', 'window_update', 'ping', 'go_away'] as const

export type FrameKind = (typeof KINDS)[number]

/** Bits of a header's flags. */
export const SYN = 1
export const ACK = 2
export const FIN = 4
export const RST = 8

/** Reasons in a `go_away` frame. */
export const GOODBYE = 0
export const PROTOCOL_ERROR = 1

export interface FrameHeader {
  readonly kind: FrameKind
  readonly flags: number
  /** 0 for `ping` and `go_away`. */
  readonly streamId: number
  /**
   * Payload bytes that follow for `data`, bytes of credit for `window_update`, the echoed value for `ping`,
   * the reason for `go_away`; 32 bits each.
   */
  readonly length: number
}

/**
 * Header of one yamux frame: version, kind (1 byte each), flags (2), stream id (4), length (4); big-endian.
 *
 * Source: hashicorp/yamux, spec.md, "Framing".
 *
 * @param bytes At least {@link HEADER_SIZE} bytes; what follows is ignored.
 * @throws {YamuxError} on another version or an unknown kind.
 */
export function readFrameHeader(bytes: Buffer): FrameHeader {
  const version = bytes.readUInt8(0)
  if (version !== 0) throw new YamuxError(`The peer speaks yamux version ${version}, not 0.`)
  const kind = KINDS[bytes.readUInt8(1)]
  if (kind === undefined) throw new YamuxError(`The peer sent a frame of unknown type ${bytes.readUInt8(1)}.`)
  return {
    kind,
    flags: bytes.readUInt16BE(2),
    streamId: bytes.readUInt32BE(4),
    length: bytes.readUInt32BE(8),
  }
}

/** The inverse of {@link readFrameHeader}. */
export function writeFrameHeader({ kind, flags, streamId, length }: FrameHeader): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_SIZE)
  bytes.writeUInt8(0, 0)
  bytes.writeUInt8(KINDS.indexOf(kind), 1)
  bytes.writeUInt16BE(flags, 2)
  bytes.writeUInt32BE(streamId, 4)
  bytes.writeUInt32BE(length, 8)
  return bytes
}
