import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../../build/paths.ts'
import { Stage } from '../browser/stage.ts'
import { Visitor } from '../standin/server/visitor.ts'
import type { ThemeName } from '../support/browser.ts'
import { SceneClock } from './scene-clock.ts'

export const folder = join(root, 'docs', 'pictures')

/** Within the minute of its mark: what happened since shows as "just now" and not as something to come. */
const LATE_IN_THE_MINUTE = 59_000

/** Lets everything that ticks do so at once, instead of when its time has come by the machine's clock. */
const TICKING = `{
  const ticking = new Map()
  const [begin, end] = [window.setInterval, window.clearInterval]
  window.setInterval = (tick, ...given) => {
    const id = begin(tick, ...given)
    ticking.set(id, tick)
    return id
  }
  window.clearInterval = (id) => {
    ticking.delete(id)
    end(id)
  }
  window.tickNow = () => ticking.forEach((tick) => tick())
}`

/** The stage of the browser tests under a clock of the script's. */
export class Studio {
  readonly stage: Stage
  private readonly clock: SceneClock
  private readonly pages: Page[] = []

  private constructor(stage: Stage, clock: SceneClock) {
    this.stage = stage
    this.clock = clock
  }

  /** Begins with what was written last before the scene. */
  static async open(lastWords: Date): Promise<Studio> {
    const stage = await Stage.open()
    const ann = await Visitor.logIn(stage.url, 'ann')
    const [team] = (await ann.get('/api/v4/users/me/teams')) as readonly { id: string }[]
    const place = `/api/v4/teams/${team?.id ?? ''}/channels/name/town-square`
    const { last_post_at } = (await ann.get(place)) as { last_post_at: number }
    return new Studio(stage, new SceneClock(lastWords, last_post_at))
  }

  /** Somebody's page, on which it is the scene's time. */
  async as(username: string, theme: ThemeName): Promise<Page> {
    const prepare = (page: Page) => this.prepare(page)
    const look = { theme, viewport: 'picture', timezoneId: 'UTC', prepare } as const
    const page = await this.stage.as(username, look)
    this.pages.push(page)
    return page
  }

  /** The same person at the REST interface. */
  visitor(username: string): Promise<Visitor> {
    return Visitor.logIn(this.stage.url, username)
  }

  /** The scene goes on so many minutes later. */
  async later(minutes: number): Promise<void> {
    this.clock.later(minutes)
    for (const page of this.pages) await this.tellTime(page)
  }

  /** Takes a picture in which nothing moves and nothing is pointed at. */
  async shoot(page: Page, name: string): Promise<void> {
    await page.mouse.move(0, 0)
    await page.evaluate('tickNow()')
    await page.waitForFunction('[...document.images].every((image) => image.complete)')
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  }

  close(): Promise<void> {
    return this.stage.close()
  }

  private async prepare(page: Page): Promise<void> {
    await page.addInitScript({ content: TICKING })
    await this.tellTime(page)
    await page.route(/\/(api|plugins)\//, async (route) => {
      // Whoever left the page does not wait for the answer.
      const answer = await route.fetch().catch(() => undefined)
      if (!answer) return route.abort()
      const isJson = answer.headers()['content-type']?.includes('json') ?? false
      if (!isJson) return route.fulfill({ response: answer })
      return route.fulfill({ response: answer, body: this.clock.retell(await answer.text()) })
    })
    await page.routeWebSocket(/\/websocket/, (socket) => {
      socket.connectToServer().onMessage((frame) => socket.send(this.clock.retell(frame.toString())))
    })
  }

  private tellTime(page: Page): Promise<void> {
    return page.clock.setFixedTime(this.clock.shown + LATE_IN_THE_MINUTE)
  }
}
