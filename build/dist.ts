import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { packFolder } from './archive.ts'
import { executableTools, makeExecutable } from './executable.ts'
import { writeExecutableLicences, writePackageLicences } from './licences.ts'
import { publishedAt, readManifest, releaseManifest } from './manifest.ts'
import { packageFolders } from './packages.ts'
import { paths, root, version } from './paths.ts'
import { checkPluginFolder, startPluginFolder } from './plugin-folder.ts'
import { checkStart } from './start-check.ts'
import { printVerdicts, serverPackages, webappModules, weighBuild } from './weigh.ts'

// The archive that people upload, from what build.ts made.
const tools = executableTools()
const source = readManifest(join(root, 'plugin.json'))
const manifest = releaseManifest(source, version, publishedAt(process.env))
const executable = join(paths.releaseFolder, 'server', 'plugin-linux-amd64')

await startPluginFolder(paths.releaseFolder, manifest)
await makeExecutable(paths.serverBundle, executable, tools)
checkStart(executable)
await writePackageLicences(paths.releaseFolder, [...serverPackages(), ...packageFolders(webappModules())])
await writeExecutableLicences(paths.releaseFolder)
await checkPluginFolder(paths.releaseFolder, manifest)
await rm(paths.archive, { force: true })
await packFolder(paths.releaseFolder, paths.archive)
process.exitCode = printVerdicts(weighBuild(paths.archive)) === 0 ? 0 : 1
console.log(`Made ${paths.archive}`)
