import chromium, { inflate } from '@sparticuz/chromium'
import { fileURLToPath } from 'node:url'

/** A program of its own: unpacks npm's Chromium, its libraries and its fonts into the folder TMPDIR. */
const bin = fileURLToPath(new URL('../bin', import.meta.resolve('@sparticuz/chromium')))

await chromium.executablePath(bin)
await inflate(`${bin}/al2023.tar.br`)
