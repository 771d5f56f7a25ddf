import { basename, dirname } from 'node:path'
import { run } from './run.ts'

/**
 * Packs a folder, itself the one top folder, into a gzipped tar. The same content gives the same bytes: order,
 * owners and times are fixed, and of the modes only "executable" is kept. Needs GNU tar.
 */
export async function packFolder(folder: string, archive: string): Promise<void> {
  await run('tar', [
    '--create',
    '--use-compress-program=gzip -9n',
    '--format=ustar',
    '--sort=name',
    '--mtime=2000-01-01 00:00:00Z',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
    `--file=${archive}`,
    `--directory=${dirname(folder)}`,
    basename(folder),
  ])
}
