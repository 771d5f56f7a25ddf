import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

import { makeSeal } from '../../server/seal.ts'
import { heardOf } from './heard.ts'
import { callsWithBody, type ValidCall } from './hostile-calls.ts'
import { openScene, type Scene } from './scene.ts'
import type { Sign } from './signed.ts'
import { differences, stateOfThings, type StateOfThings } from './state-of-things.ts'

let scene: Scene
let before: StateOfThings

beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.product.close())
beforeEach(async () => {
  scene.product.clock.moveBy(60_000)
  before = await stateOfThings(scene.product)
})

/** Signs something else than it was asked to, or signs it wrongly. */
type Forgery = (content: Parameters<Sign>[0], sign: Sign) => string

const KINDS = ['start', 'status', 'reminder', 'timeline', 'task', 'retrospective', '']

const FORGERIES: Readonly<Record<string, Forgery>> = {
  nothing: () => '',
  'no signature': (content, sign) => sign(content).split('.')[0] ?? '',
  'another key': (content) => makeSeal(Buffer.alloc(32)).seal({ nonce: 'x', expiresAt: 1e15, ...content }),
  'another content under its signature': (content, sign) => {
    const [[text], [, signature]] = [sign({ ...content, extra: 1 }).split('.'), sign(content).split('.')]
    return `${String(text)}.${String(signature)}`
  },
  ...Object.fromEntries(
    KINDS.map((kind): [string, Forgery] => [
      `the kind "${kind}"`,
      (content, sign) => (kind === content['kind'] ? '' : sign({ ...content, kind })),
    ]),
  ),
}

const OF_DIALOGS: Readonly<Record<string, Forgery>> = {
  'another person': (content, sign) => sign({ ...content, userId: scene.people.commander.id }),
  'too old': (content, sign) => sign({ ...content, expiresAt: 1 }),
}

const OF_INCIDENTS: Readonly<Record<string, Forgery>> = {
  'another incident': (content, sign) => sign({ ...content, incidentId: scene.sister.incidentId }),
}

/** The calls of those doors that are about something signed, with what this forgery makes of it. */
function forged(forgery: Forgery): ValidCall[] {
  let isAsked = false
  const sign: Sign = (content) => {
    isAsked = true
    return forgery(content, scene.sign)
  }
  return callsWithBody({ ...scene, sign }).filter(
    ({ asked }) => isAsked && /"(?:state|signed)":/.test(JSON.stringify(asked.body)),
  )
}

const isButton = ({ door }: ValidCall): boolean => /\/button-|-button$/.test(door)

async function notRefused(calls: readonly ValidCall[]): Promise<string[]> {
  const heard = await Promise.all(
    calls.map(async ({ door, role, asked }) => ({ door, ...heardOf(await scene.people[role].ask(asked)) })),
  )
  return heard
    .filter(({ fingerprint }) => !fingerprint.includes('can no longer be used'))
    .map(({ door, fingerprint }) => `${door}: ${fingerprint}`)
}

const changes = async (): Promise<string[]> => differences(before, await stateOfThings(scene.product))

test.each(Object.entries(FORGERIES))(
  'A-247, X-02, X-12: %s in what was signed opens nothing',
  async (_what, forgery) => {
    const calls = forged(forgery)
    expect(calls.filter(isButton)).not.toEqual([])
    expect(calls.filter((call) => !isButton(call))).not.toEqual([])
    expect(await notRefused(calls)).toEqual([])
    expect(await changes()).toEqual([])
  },
)

test.each(Object.entries(OF_DIALOGS))('X-02: a dialog of %s does nothing', async (_what, forgery) => {
  expect(await notRefused(forged(forgery).filter((call) => !isButton(call)))).toEqual([])
  expect(await changes()).toEqual([])
})

test.each(Object.entries(OF_INCIDENTS))(
  'X-02, X-12: %s than that of the path is refused',
  async (_what, forgery) => {
    expect(await notRefused(forged(forgery).filter(({ door }) => door.includes('{id}')))).toEqual([])
    expect(await changes()).toEqual([])
  },
)

test('A-247, X-12: a button acts through the post that was made for it, and through no other', async () => {
  const { product, people, targets, sister } = scene
  const posts = async (channelId: string): Promise<{ id: string; userid: string }[]> => {
    const { rows } = await product.database.pool.query<{ id: string; userid: string }>(
      'select id, userid from posts where channelid = $1',
      [channelId],
    )
    return rows
  }
  const others = [...(await posts(targets.public.channelId)), ...(await posts(sister.channelId))]
  const buttons = callsWithBody(scene).filter(isButton)
  const pressed = buttons.flatMap((button) =>
    others
      .filter(({ id }) => id !== (button.asked.body as { post_id?: string }).post_id)
      .map(({ id }) => ({
        ...button,
        asked: { ...button.asked, body: { ...(button.asked.body as object), post_id: id } },
      })),
  )
  expect(pressed.length).toBeGreaterThan(8)
  expect(await notRefused(pressed)).toEqual([])
  expect(await changes()).toEqual([])
  const personal = buttons.filter(({ asked }) => 'user_id' in (asked.body as object))
  const asAnother = personal.map(({ asked }) => people.commander.ask(asked))
  for (const answer of await Promise.all(asAnother)) expect(answer).toMatchObject({ status: 400 })
  expect(await changes()).toEqual([])
})
