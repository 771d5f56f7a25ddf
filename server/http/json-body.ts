import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { LIMITS } from '../contract/limits.ts'
import { IncidentError, invalid } from '../domain/errors.ts'
import type { TypedApp } from './typed-app.ts'

/** JSON and nothing else; a request without a body is judged by its schema, whatever type it claims. */
export function readJsonBodies(app: TypedApp): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, parseJson(bytes))
    } catch (error) {
      done(error as Error)
    }
  })
  app.addContentTypeParser('*', (_request, body: IncomingMessage, done) => {
    const onData = (): void => settle(new IncidentError('unsupported_media_type', 'Send JSON.'))
    const onEnd = (): void => settle(null)
    const settle = (error: Error | null): void => {
      body.off('data', onData).off('end', onEnd).off('error', settle)
      done(error, undefined)
    }
    body.on('data', onData).on('end', onEnd).on('error', settle)
  })
}

/** @throws {IncidentError} `invalid` */
function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  if (!isUtf8(bytes)) throw invalid('The body is not UTF-8.')
  if (isNestedDeeperThan(LIMITS.jsonDepth, bytes)) {
    throw invalid(`The body is nested deeper than ${LIMITS.jsonDepth}.`)
  }
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new IncidentError('invalid', 'The body is not valid JSON.', { cause: error })
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

/** Counts brackets outside of strings, before anything is built of them. */
function isNestedDeeperThan(max: number, bytes: Buffer): boolean {
  let depth = 0
  let isInString = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    if (isInString) {
      if (byte === BACKSLASH) index++
      else if (byte === QUOTE) isInString = false
    } else if (byte === QUOTE) isInString = true
    else if (OPENING.has(byte) && ++depth > max) return true
    else if (CLOSING.has(byte)) depth--
  }
  return false
}
