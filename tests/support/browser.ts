import { chromium, type Browser, type Page } from 'playwright-core'

import { findBrowser } from './browser-program.ts'

/** Width and height in CSS pixels: a desktop, a small laptop, a phone, a picture in a README. */
const viewports = {
  wide: { width: 1440, height: 860 },
  medium: { width: 1024, height: 768 },
  narrow: { width: 400, height: 800 },
  /** What is still readable at half a page's width. */
  picture: { width: 1120, height: 680 },
} as const

/** The stand-in's names for Mattermost's light theme (Denim) and its dark one (Onyx). */
export type ThemeName = 'denim' | 'onyx'

export interface OpenOptions {
  readonly url: string
  /** `wide` unless given. */
  readonly viewport?: keyof typeof viewports
  /** Denim unless given. */
  readonly theme?: ThemeName
  /** Who looks; without it the page asks. */
  readonly userId?: string
  /** The machine's unless given. */
  readonly timezoneId?: string
  /** What is done to the page before it asks for anything. */
  readonly prepare?: (page: Page) => Promise<void>
}

/** Starts a real Chromium; the caller closes it. */
export async function startBrowser(): Promise<Browser> {
  const { path, environment } = await findBrowser()
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  )
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox'],
    env: { ...Object.fromEntries<string>(inherited), ...environment },
  })
}

/** Opens the stand-in's page in a session of its own; `page.context().close()` ends it. */
export async function openPage(
  browser: Browser,
  { url, viewport = 'wide', theme = 'denim', userId, timezoneId, prepare }: OpenOptions,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: viewports[viewport],
    ...(timezoneId && { timezoneId }),
  })
  await context.addInitScript({ content: `localStorage.setItem('standin-theme', '${theme}')` })
  if (userId) await context.request.post(new URL('/standin/login', url).href, { data: { user_id: userId } })
  const page = await context.newPage()
  await prepare?.(page)
  await page.goto(url)
  return page
}
