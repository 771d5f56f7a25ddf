import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Api } from '../plugin-rpc/index.ts'
import { asked } from './refusals.ts'

/** A file that came with the plugin, by its path in assets/. */
export const readShipped = async (api: Api, path: string): Promise<Buffer> =>
  readFile(join(await asked(api.GetBundlePath()), 'assets', path))
