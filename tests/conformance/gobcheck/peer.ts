import { createInterface } from 'node:readline'
import { GobDecoder } from '../../../server/plugin-rpc/gob/decoder.ts'
import { GobEncoder } from '../../../server/plugin-rpc/gob/encoder.ts'
import type { Schema } from '../../../server/plugin-rpc/gob/schema.ts'
import { fromJson, toJson } from '../probe/json-form.ts'
import { SchemaTable, type StructTable } from './schema-table.ts'

/** Our half of the cross-check with Go: one JSON line a job on standard input, one line with its result back. */

type Job =
  | { readonly op: 'learn'; readonly table: StructTable }
  | { readonly op: 'encode'; readonly kinds: readonly string[]; readonly values: readonly unknown[] }
  | {
      readonly op: 'decode'
      readonly kinds: readonly string[]
      readonly hex: string
      readonly chunks?: readonly number[]
    }

const schemas = new SchemaTable()

function run(job: Job): unknown {
  switch (job.op) {
    case 'learn':
      schemas.learn(job.table)
      return {}
    case 'encode':
      return { hex: encode(job.kinds, job.values) }
    case 'decode':
      return { values: decode(job.kinds, job.hex, job.chunks ?? []) }
  }
}

function encode(kinds: readonly string[], values: readonly unknown[]): string[] {
  const encoder = new GobEncoder()
  return kinds.map((kind, index) =>
    encoder.encode<Schema>(schemas.schemaOf(kind), fromJson(values[index])).toString('hex'),
  )
}

function decode(kinds: readonly string[], hex: string, sizes: readonly number[]): unknown[] {
  const decoder = new GobDecoder()
  const chunks = cut(Buffer.from(hex, 'hex'), sizes)
  return kinds.map((kind) => {
    const schema = schemas.schemaOf(kind)
    for (;;) {
      const read = decoder.next(schema)
      if (read) return toJson(read.value)
      const chunk = chunks.shift()
      if (!chunk) throw new Error(`The stream ended before a value of ${kind}.`)
      decoder.push(chunk)
    }
  })
}

/** The bytes in pieces of the given sizes; what is left is the last piece. */
function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  let from = 0
  for (const size of sizes) {
    chunks.push(bytes.subarray(from, from + size))
    from += size
  }
  return [...chunks, bytes.subarray(from)]
}

function answer(line: string): string {
  try {
    return JSON.stringify(run(JSON.parse(line) as Job))
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${answer(line)}\n`)
}
