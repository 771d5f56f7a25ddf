/** What is weighed: bytes, except `packages`. What has not been built is left out. */
export interface Sizes {
  readonly webappGzip: number
  readonly serverBundle: number
  readonly packages: number
  readonly archive?: number
}

export interface Verdict {
  readonly what: string
  readonly isKept: boolean
  /** One line to print, with the figure and the budget. */
  readonly line: string
}

const KB = 1000
const MB = 1000 * KB

/** Aims and limits of what people download; past the aim the line says so, past the limit the check fails. */
export function judgeSizes(sizes: Sizes): Verdict[] {
  const verdicts = [
    judge('web app, gzip', sizes.webappGzip, { aim: 150, limit: 200, unit: KB, name: 'KB' }),
    judge('server bundle', sizes.serverBundle, { aim: 3.5, limit: 6, unit: MB, name: 'MB' }),
    judge('packages in the server', sizes.packages, { aim: 90, limit: 120, unit: 1, name: '' }),
  ]
  if (sizes.archive === undefined) return verdicts
  return [...verdicts, judge('release archive', sizes.archive, { aim: 45, limit: 50, unit: MB, name: 'MB' })]
}

/** What may not be in the web bundle: libraries that only the server needs, and a second copy of the page's React. */
const BARRED = [
  { what: 'no schema library', modules: /node_modules\/(typebox|@sinclair\/typebox|ajv)\//, text: '~kind' },
  {
    what: 'no second React',
    modules: /node_modules\/(react|react-dom|scheduler)\//,
    // Of React's own objects only React and its JSX runtime speak: the page lends the first and never the second.
    text: /__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED|__CLIENT_INTERNALS_DO_NOT_USE/,
  },
]

/**
 * @param modules Names of the modules in the bundle, as webpack gives them.
 * @param text The bundle itself: a library may bring another one inside its own file.
 */
export function judgeWebBundle(modules: readonly string[], text: string): Verdict[] {
  return BARRED.map((barred) => {
    const found = modules.find((name) => barred.modules.test(name)) ?? new RegExp(barred.text).exec(text)?.[0]
    const what = `web app: ${barred.what}`
    return { what, isKept: found === undefined, line: found === undefined ? what : `${what}, but ${found}` }
  })
}

interface Budget {
  readonly aim: number
  readonly limit: number
  readonly unit: number
  readonly name: string
}

function judge(what: string, value: number, { aim, limit, unit, name }: Budget): Verdict {
  const figure = value / unit
  const shown = `${what}: ${Number(figure.toFixed(1))} ${name}`.trimEnd()
  const note = figure > aim ? `, over the aim of ${aim}` : ''
  return { what, isKept: figure <= limit, line: `${shown}${note} (at most ${limit})` }
}
