import { GobError } from './error.ts'
import { MESSAGE_LIMIT, NESTING_LIMIT } from './limits.ts'
import type { Int } from './schema.ts'

/** Room in front of the bytes for the length of the message: a uint takes at most 9 bytes. */
const HEAD = 9
const MAX_EXACT_DOUBLING = 2 ** 52
/** Its lowest bit differs from JavaScript's own. Source: Go, math.NaN. */
const GO_NAN = 0x7ff8000000000001n
const float = new DataView(new ArrayBuffer(8))
const floatBytes = new Uint8Array(float.buffer)

/** Grows as the parts of one message are put into it, one after the other. Source: encoding/gob, "Encoding Details". */
export class ByteWriter {
  #bytes: Buffer
  readonly #start: number
  #end: number
  #depth = 0

  /** @param room Bytes to keep free in front of the message, for other messages. */
  constructor(room = 0, size = 512) {
    this.#start = this.#end = room + HEAD
    this.#bytes = Buffer.allocUnsafe(this.#start + size)
  }

  byte(value: number): void {
    this.#need(1)
    this.#bytes[this.#end++] = value
  }

  uint(value: Int): void {
    if (typeof value === 'bigint') this.#bigUint(value)
    else if (value >= 0 && Number.isSafeInteger(value)) this.#uint(value)
    else throw new GobError(`${value} is not an unsigned whole number below 2^53.`)
  }

  int(value: Int): void {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      throw new GobError(`${value} is not a whole number below 2^53.`)
    }
    if (value >= -MAX_EXACT_DOUBLING && value < MAX_EXACT_DOUBLING) this.#smallInt(Number(value))
    else this.#bigInt(BigInt(value))
  }

  /** The double's bytes reversed, as a uint: that is, little-endian without the leading zeros. */
  float(value: number): void {
    if (Number.isNaN(value)) float.setBigUint64(0, GO_NAN, true)
    else float.setFloat64(0, value, true)
    let zeros = 0
    while (zeros < 8 && floatBytes[zeros] === 0) zeros++
    const isOneByte = zeros === 8 || (zeros === 7 && (floatBytes[7] ?? 0) < 128)
    if (isOneByte) return this.byte(floatBytes[7] ?? 0)
    this.byte(256 - (8 - zeros))
    this.raw(floatBytes.subarray(zeros))
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.#uint(length)
    this.#need(length)
    this.#end += this.#bytes.write(value, this.#end, length, 'utf8')
  }

  /** Length, then the bytes. */
  bytes(value: Uint8Array): void {
    this.#uint(value.length)
    this.raw(value)
  }

  raw(value: Uint8Array): void {
    this.#need(value.length)
    this.#bytes.set(value, this.#end)
    this.#end += value.length
  }

  /** Puts its length before what `write` writes. */
  withLength(write: () => void): void {
    const start = this.#end
    this.byte(0)
    write()
    const length = this.#end - start - 1
    const prefix = uintSize(length)
    this.#need(prefix)
    this.#bytes.copyWithin(start + prefix, start + 1, this.#end)
    putUint(this.#bytes, start, length)
    this.#end += prefix - 1
  }

  /** Every value inside another one passes here, so that a cycle ends in an error. */
  enter(): void {
    if (++this.#depth > NESTING_LIMIT) throw new GobError(`Nested deeper than ${NESTING_LIMIT}, or a cycle.`)
  }

  leave(): void {
    this.#depth--
  }

  /** The message with its length in front, and the given messages before it. */
  finish(before: readonly Buffer[] = []): Buffer {
    const length = this.#end - this.#start
    if (length > MESSAGE_LIMIT) throw new GobError(`A message of ${length} bytes is over the limit.`)
    let start = this.#start - uintSize(length)
    putUint(this.#bytes, start, length)
    if (lengthOf(before) > start) return Buffer.concat([...before, this.#bytes.subarray(start, this.#end)])
    for (const message of before.toReversed()) this.#bytes.set(message, (start -= message.length))
    return this.#bytes.subarray(start, this.#end)
  }

  #smallInt(value: number): void {
    this.#uint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  #bigInt(value: bigint): void {
    if (value !== BigInt.asIntN(64, value)) throw new GobError(`${value} does not fit into 64 bits.`)
    this.#bigUint(value < 0n ? (~value << 1n) | 1n : value << 1n)
  }

  #uint(value: number): void {
    this.#need(HEAD)
    this.#end += putUint(this.#bytes, this.#end, value)
  }

  #bigUint(value: bigint): void {
    if (value !== BigInt.asUintN(64, value)) throw new GobError(`${value} does not fit into 64 bits.`)
    if (value <= Number.MAX_SAFE_INTEGER) return this.#uint(Number(value))
    const digits = value.toString(16)
    this.byte(256 - Math.ceil(digits.length / 2))
    this.raw(Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex'))
  }

  #need(count: number): void {
    const needed = this.#end + count
    if (needed <= this.#bytes.length) return
    if (needed - this.#start > MESSAGE_LIMIT + HEAD) throw new GobError('A message is over the limit.')
    const larger = Buffer.allocUnsafe(count > this.#bytes.length ? needed + 64 : 2 * needed)
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}

function lengthOf(messages: readonly Buffer[]): number {
  return messages.reduce((sum, message) => sum + message.length, 0)
}

function uintSize(value: number): number {
  if (value < 128) return 1
  let size = 2
  for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256)) size++
  return size
}

/** Below 128 one byte, else 256 − n and n bytes, big-endian. Returns how many bytes it took. */
function putUint(bytes: Buffer, at: number, value: number): number {
  if (value < 128) {
    bytes[at] = value
    return 1
  }
  const size = uintSize(value)
  bytes[at] = 256 - (size - 1)
  let rest = value
  for (let index = at + size - 1; index > at; index--) {
    bytes[index] = rest % 256
    rest = Math.floor(rest / 256)
  }
  return size
}
