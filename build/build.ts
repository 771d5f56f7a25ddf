import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundleServer } from './bundle.ts'
import { writePackageLicences } from './licences.ts'
import { readManifest, SCRIPT_PATH, scriptManifest } from './manifest.ts'
import { packageFolders } from './packages.ts'
import { paths, root, version } from './paths.ts'
import { checkPluginFolder, startPluginFolder } from './plugin-folder.ts'
import { run } from './run.ts'
import { serverPackages, webappModules } from './weigh.ts'

// Web app and server, and from them the plugin in its small form: a script for the Node on the PATH.
await rm(dirname(paths.serverBundle), { recursive: true, force: true })
await mkdir(dirname(paths.serverBundle), { recursive: true })
await run('webpack', ['--mode', 'production'], root)
const metafile = await bundleServer('server/main.ts', paths.serverBundle, root)
await writeFile(paths.serverMetafile, JSON.stringify(metafile))

const manifest = scriptManifest(readManifest(join(root, 'plugin.json')), version)
await startPluginFolder(paths.scriptFolder, manifest)
await cp(paths.serverBundle, join(paths.scriptFolder, SCRIPT_PATH))
await writePackageLicences(paths.scriptFolder, [...serverPackages(), ...packageFolders(webappModules())])
await checkPluginFolder(paths.scriptFolder, manifest)
console.log(`Built ${paths.scriptFolder}`)
