import { GobError } from './error.ts'

/** Seconds from the first of January of year 1 to 1970. */
const EPOCH = 62_135_596_800
const LAST_MILLISECOND = 8.64e15
const UTC = -1

/** Go's zero time. */
export const ZERO_TIME = -EPOCH * 1000

/**
 * time.Time as its GobEncode writes it: version 1, int64 seconds since year 1, int32 nanoseconds, int16 minutes
 * of offset (−1 is UTC), big-endian; version 2 adds a byte with the seconds of the offset. Source: Go 1.26, time.go.
 */
export function readTime(bytes: Buffer): Date {
  const isKnown = (bytes[0] === 1 && bytes.length === 15) || (bytes[0] === 2 && bytes.length === 16)
  if (!isKnown) throw new GobError(`A time of ${bytes.length} bytes, version ${bytes[0]}, is not known.`)
  const nanoseconds = bytes.readInt32BE(9)
  const milliseconds = (Number(bytes.readBigInt64BE(1)) - EPOCH) * 1000 + Math.floor(nanoseconds / 1e6)
  if (nanoseconds < 0 || nanoseconds >= 1e9 || Math.abs(milliseconds) > LAST_MILLISECOND) {
    throw new GobError('A time lies outside what a Date can hold.')
  }
  return new Date(milliseconds)
}

export function writeTime(date: Date): Buffer {
  const milliseconds = date.getTime()
  if (Number.isNaN(milliseconds)) throw new GobError('The date is invalid.')
  const seconds = Math.floor(milliseconds / 1000)
  const bytes = Buffer.alloc(15)
  bytes[0] = 1
  bytes.writeBigInt64BE(BigInt(seconds + EPOCH), 1)
  bytes.writeInt32BE((milliseconds - seconds * 1000) * 1_000_000, 9)
  bytes.writeInt16BE(UTC, 13)
  return bytes
}
