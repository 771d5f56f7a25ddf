import { Typed } from '../../../server/plugin-rpc/gob/typed.ts'

/**
 * The JSON form in which the golden vectors write Go values (tests/plugin-rpc/vectors/README.md); package form of the
 * Go side writes and compares the same.
 */

/** From JSON as parsed to what the encoder takes. */
export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value !== 'object' || value === null) return value
  const marked = value as Record<string, unknown>
  if (typeof marked.$bytes === 'string') return Buffer.from(marked.$bytes, 'hex')
  if (typeof marked.$int === 'string') return BigInt(marked.$int)
  if (typeof marked.$float === 'string') return FLOATS[marked.$float]
  if (typeof marked.$iface === 'string') return new Typed(marked.$iface, fromJson(marked.value))
  if (typeof marked.$opaque === 'string') return fromOpaque(Buffer.from(marked.$opaque, 'hex'))
  if (Array.isArray(marked.$complex)) return complexOf(marked.$complex as unknown[])
  if (Array.isArray(marked.$map)) {
    return new Map(marked.$map.map((pair) => fromJson(pair) as [unknown, unknown]))
  }
  return Object.fromEntries(Object.entries(marked).map(([key, field]) => [key, fromJson(field)]))
}

const FLOATS: Readonly<Record<string, number>> = { NaN: NaN, Inf: Infinity, '-Inf': -Infinity, '-0': -0 }

function complexOf([re, im]: readonly unknown[]): unknown {
  return { re: fromJson(re), im: fromJson(im) }
}

/** From what the decoder gave to JSON. */
export function toJson(value: unknown): unknown {
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value === 'bigint') return { $int: value.toString() }
  return typeof value === 'object' && value !== null ? fromObject(value) : value
}

function fromNumber(value: number): unknown {
  if (Object.is(value, -0)) return { $float: '-0' }
  if (Number.isFinite(value)) return value
  return { $float: Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : '-Inf' }
}

function fromObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(toJson)
  if (value instanceof Typed) return { $iface: value.goType, value: toJson(value.value) }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('hex') }
  if (value instanceof Date) return { $opaque: toOpaqueTime(value).toString('hex') }
  if (value instanceof Map) return { $map: [...value].map((pair) => toJson(pair)) }
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  if (entries.map(([key]) => key).join() === 're,im')
    return { $complex: entries.map(([, part]) => toJson(part)) }
  return Object.fromEntries(entries.map(([key, field]) => [key, toJson(field)]))
}

const TIME_BYTES = 15
/** Seconds from the first of January of year 1, where Go's time begins, to 1970. */
const SECONDS_TO_1970 = 62_135_596_800

/** Opaque values are a time in 15 bytes (plugin-protocol.md 5.1), or the text of a URL. */
function fromOpaque(bytes: Buffer): unknown {
  if (bytes.length !== TIME_BYTES || bytes[0] !== 1) return bytes.toString()
  const seconds = Number(bytes.readBigInt64BE(1)) - SECONDS_TO_1970
  return new Date(seconds * 1000 + bytes.readInt32BE(9) / 1_000_000)
}

function toOpaqueTime(time: Date): Buffer {
  const bytes = Buffer.alloc(TIME_BYTES, 1)
  const seconds = Math.floor(time.getTime() / 1000)
  bytes.writeBigInt64BE(BigInt(seconds + SECONDS_TO_1970), 1)
  bytes.writeInt32BE((time.getTime() - seconds * 1000) * 1_000_000, 9)
  bytes.writeInt16BE(-1, 13)
  return bytes
}
