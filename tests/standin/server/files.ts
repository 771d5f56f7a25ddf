import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Reply } from './call.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A file below the folder; undefined when there is none, or the path leads outside. */
export async function fileReply(
  folder: string,
  path: string,
  cacheControl: string,
): Promise<Reply | undefined> {
  const inside = normalize(`/${path}`)
  if (inside.endsWith('/') || inside.includes('\0')) return undefined
  const bytes = await readFile(join(folder, inside)).catch(() => undefined)
  const type = TYPES[extname(inside)] ?? 'application/octet-stream'
  return bytes && new Reply(200, bytes, { 'Content-Type': type, 'Cache-Control': cacheControl })
}
