import { build, type BuildOptions } from 'esbuild'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))

const options: BuildOptions = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  jsx: 'transform',
  logLevel: 'error',
  loader: { '.eot': 'empty', '.svg': 'empty' },
  define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
}

/**
 * Makes the page that plays Mattermost's web app: `index.html`, which holds the styles, and `page.js`.
 * The page asks for the script as `/page.js`; `index.html` answers every path that is no file.
 */
export async function buildPage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const script = { entryPoints: [join(here, 'src/index.tsx')], outfile: join(folder, 'page.js') }
  const [, styles] = await Promise.all([build({ ...options, ...script }), buildStyles()])
  const html = await readFile(join(here, 'index.html'), 'utf8')
  await writeFile(
    join(folder, 'index.html'),
    html.replace('<!-- styles -->', () => `<style>${styles}</style>`),
  )
}

async function buildStyles(): Promise<string> {
  const entryPoints = [join(here, 'src/styles/index.css')]
  const { outputFiles } = await build({ ...options, entryPoints, write: false, minify: true })
  return outputFiles.map((file) => file.text).join('')
}
