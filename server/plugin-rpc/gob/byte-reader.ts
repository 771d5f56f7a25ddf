import { GobError } from './error.ts'
import { MESSAGE_LIMIT, NAME_LIMIT, NESTING_LIMIT, SLOT_LIMIT } from './limits.ts'
import type { Int, Schema } from './schema.ts'
import type { WireType } from './wire-type.ts'

const float = new DataView(new ArrayBuffer(8))
const floatBytes = new Uint8Array(float.buffer)
const ASCII_LIMIT = 24

/** Thrown to give up a value whose bytes have not all arrived; {@link ByteReader.wanted} says how many it takes. */
export const incomplete = new Error('More bytes are needed.')

/** What the stream has told about its types, for readers that meet a type inside a value. */
export interface StreamTypes {
  typeOf(id: number): WireType
  readId(from: ByteReader): number
  readTopLevel(from: ByteReader, id: number, schema: Schema): unknown
}

/**
 * Reads the parts of one value, message by message, and guards memory: counts by the bytes that are left,
 * nesting, and the slots that the result takes.
 */
export class ByteReader {
  readonly types: StreamTypes
  readonly #bytes: Buffer
  #position = 0
  #end = 0
  #depth = 0
  #slots = 0
  #total = 0
  #wanted = 1

  constructor(bytes: Buffer, types: StreamTypes) {
    this.#bytes = bytes
    this.types = types
  }

  get position(): number {
    return this.#position
  }

  get wanted(): number {
    return this.#wanted
  }

  isAtEnd(): boolean {
    return this.#position === this.#end
  }

  /** Moves on to the next message. @throws {incomplete} If not all of it is there. */
  nextMessage(): void {
    this.#position = this.#end
    const first = this.#bytes[this.#end] ?? 0
    if (first >= 128 && first < 248) throw new GobError('A number is longer than 8 bytes.')
    this.#want(this.#end + (first < 128 ? 1 : 257 - first))
    this.#end = Math.min(this.#bytes.length, this.#end + 9)
    const length = this.size()
    this.#total += length
    if (length === 0) throw new GobError('A message is empty.')
    if (this.#total > MESSAGE_LIMIT) throw new GobError(`A message of ${length} bytes is over the limit.`)
    this.#want(this.#position + length)
    this.#end = this.#position + length
  }

  byte(): number {
    if (this.#position >= this.#end) throw new GobError('A value goes on after the end of its message.')
    return this.#bytes[this.#position++] ?? 0
  }

  uint(): Int {
    const first = this.byte()
    return first < 128 ? first : this.#longUint(256 - first)
  }

  int(): Int {
    const value = this.uint()
    if (typeof value === 'number') return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    const half = value >> 1n
    return narrow(value & 1n ? ~half : half)
  }

  float(): number {
    const first = this.byte()
    const size = first < 128 ? 1 : 256 - first
    if (size > 8) throw new GobError('A number is longer than 8 bytes.')
    if (first < 128) this.#position--
    floatBytes.fill(0)
    for (let index = 8 - size; index < 8; index++) floatBytes[index] = this.byte()
    return float.getFloat64(0, true)
  }

  /** A number that says how much or which. */
  size(): number {
    const value = this.uint()
    if (typeof value === 'bigint') throw new GobError(`${value} is out of bounds.`)
    return value
  }

  /** How many elements follow; each takes a byte or more. */
  count(): number {
    const count = this.size()
    const left = this.#end - this.#position
    if (count > left) throw new GobError(`${count} elements or bytes are announced, ${left} bytes are left.`)
    return count
  }

  text(): string {
    const length = this.count()
    const start = this.#position
    this.#position += length
    return length < ASCII_LIMIT ? this.#shortText(start) : this.#bytes.toString('utf8', start, this.#position)
  }

  name(): string {
    const name = this.text()
    if (name.length > NAME_LIMIT) throw new GobError('The name of a type is too long.')
    return name
  }

  /** A view if it is most of what is buffered, else a copy, so that a small value does not keep a large message. */
  bytes(): Buffer {
    const length = this.count()
    const view = this.#bytes.subarray(this.#position, (this.#position += length))
    return length * 2 > this.#bytes.buffer.byteLength ? view : Buffer.from(view)
  }

  pass(count: number): void {
    this.#position += count
  }

  /** Every value that holds others passes here on its way in. */
  enter(slots: number): void {
    this.charge(slots)
    if (++this.#depth > NESTING_LIMIT) throw new GobError(`Values are nested deeper than ${NESTING_LIMIT}.`)
  }

  leave(): void {
    this.#depth--
  }

  charge(slots: number): void {
    this.#slots += slots
    if (this.#slots > SLOT_LIMIT) throw new GobError('A value takes too much memory.')
  }

  #want(total: number): void {
    this.#wanted = total
    if (total > this.#bytes.length) throw incomplete
  }

  #longUint(size: number): Int {
    if (size > 8) throw new GobError('A number is longer than 8 bytes.')
    let value = 0
    for (let left = Math.min(size, 6); left > 0; left--) value = value * 256 + this.byte()
    if (size <= 6) return value
    let long = BigInt(value)
    for (let left = size - 6; left > 0; left--) long = (long << 8n) | BigInt(this.byte())
    return narrow(long)
  }

  /** Cheaper than the UTF-8 decoder for the many short keys and names. */
  #shortText(start: number): string {
    let text = ''
    for (let index = start; index < this.#position; index++) {
      const code = this.#bytes[index] ?? 0
      if (code >= 128) return this.#bytes.toString('utf8', start, this.#position)
      text += String.fromCharCode(code)
    }
    return text
  }
}

function narrow(value: bigint): Int {
  const isSafe = value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER
  return isSafe ? Number(value) : value
}
