/** How much of a request body the plugin asks for when it wants all of it: 2^63 - 1, Go's largest int64. */
export const EVERYTHING = 0x7fff_ffff_ffff_ffffn

/**
 * One request for body bytes: a signed varint, zig-zag, 7 bits a byte, low bits first, high bit = more.
 *
 * Source: Go's encoding/binary, PutVarint; mattermost server/public v0.3.0, plugin/io_rpc.go.
 */
export function encodeBodyRequest(count: bigint): Buffer {
  let rest = BigInt.asUintN(64, count < 0n ? ~(count << 1n) : count << 1n)
  const bytes: number[] = []
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80)
    rest >>= 7n
  }
  return Buffer.from([...bytes, Number(rest)])
}

/**
 * Reads one request from the start of `bytes`.
 *
 * @returns `undefined` when more bytes are needed; else the count and how many bytes it took.
 * @throws {RangeError} past 10 bytes, which no int64 needs.
 */
export function decodeBodyRequest(bytes: Buffer): { count: bigint; size: number } | undefined {
  let value = 0n
  for (const [index, byte] of bytes.subarray(0, 10).entries()) {
    value |= BigInt(byte & 0x7f) << BigInt(7 * index)
    if (byte < 0x80) return { count: unzigzag(BigInt.asUintN(64, value)), size: index + 1 }
  }
  if (bytes.length >= 10) throw new RangeError('a body request has more than 10 bytes')
  return undefined
}

function unzigzag(value: bigint): bigint {
  return (value & 1n) === 1n ? ~(value >> 1n) : value >> 1n
}
