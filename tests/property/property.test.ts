import { afterAll, beforeAll, test } from '@jest/globals'
import fc from 'fast-check'

import { newId } from '../../server/ids.ts'
import { signer } from '../roles/signed.ts'
import { openOperations } from '../support/operations.ts'
import * as checklists from './checklist-gestures.ts'
import * as commands from './command-gestures.ts'
import { stepsOf, type Cast, type Gesture, type Step } from './gesture.ts'
import * as dialogs from './dialog-gestures.ts'
import * as host from './host-gestures.ts'
import * as lead from './lead-gestures.ts'
import * as places from './place-gestures.ts'
import { play, type Difference } from './play.ts'
import * as playbooks from './playbook-gestures.ts'
import * as retrospective from './retrospective-gestures.ts'
import * as settings from './setting-gestures.ts'
import { shorten } from './shorten.ts'
import { start } from './start-gestures.ts'
import * as status from './status-gestures.ts'
import * as tasks from './task-gestures.ts'

const STEPS = Number(process.env['PROPERTY_STEPS'] ?? 1_000)
const FIRST_SEED = Number(process.env['PROPERTY_SEED'] ?? Date.now() % 1_000_000_000)
const STEPS_OF_ONE = 100
const SHORTENING_MS = 60_000

let cast: Cast

beforeAll(async () => {
  const ops = await openOperations()
  const { world, database } = ops.product
  // A guest who leaves the last channel leaves the team.
  await world.joinChannel(ops.townSquare, ops.gus.id)
  const { rows: bots } = await database.pool.query<{ userid: string }>('select userid from bots')
  const channelId = await world.addChannel(ops.teamId, `secret-${newId()}`, 'P')
  await world.joinChannel(channelId, ops.ann.id)
  const secretPostId = await world.post({ UserId: ops.ann.id, ChannelId: channelId, Message: 'A secret.' })
  const { rows } = await database.pool.query<{ createat: number }>(
    'select createat from posts where id = $1',
    [secretPostId],
  )
  const [sign, secretAt, botId] = [await signer(ops.product), rows[0]?.createat ?? 0, bots[0]?.userid ?? '']
  cast = { ops, sign, secretPostId, secretAt, botId }
})
afterAll(() => cast.ops.product.close())

// Each is given what its own arbitrary makes: a list of several kinds cannot say so.
const GESTURES = [
  ...[tasks.tick, tasks.assign, tasks.edit, tasks.remove, tasks.run],
  ...[places.add, places.move, places.reorder],
  ...[
    checklists.addChecklist,
    checklists.renameChecklist,
    checklists.removeChecklist,
    checklists.moveChecklist,
  ],
  ...[lead.handOver, lead.describe, lead.addPost, lead.removeEntry],
  ...[status.update, status.submitUpdate, status.press],
  ...[commands.check, commands.checkRemove, commands.checkAdd, commands.commander, commands.looks],
  ...[retrospective.write, retrospective.publish, retrospective.cancel],
  ...[dialogs.submitTask, dialogs.submitPost, settings.changeSettings, settings.changePreferences],
  ...[host.wait, host.comeAndGo, host.deleteUpdate, host.editUpdate],
  ...[playbooks.createPlaybook, playbooks.editPlaybook, playbooks.deletePlaybook, start],
] as unknown as readonly Gesture<unknown>[]

const anySteps = fc.array(fc.oneof(...GESTURES.map(stepsOf)), {
  minLength: STEPS_OF_ONE,
  maxLength: STEPS_OF_ONE,
})

test(
  'P-01 P-02 P-03 P-11 A-218 A-222 whatever people do in whatever order is as a small model says, refusals change nothing',
  async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + STEPS / STEPS_OF_ONE; seed++) {
      const [steps = []] = fc.sample(anySteps, { seed, numRuns: 1 })
      const difference = await play(cast, steps)
      if (difference) throw await explained(seed, steps.slice(0, difference.place + 1), difference)
    }
    console.info(`${STEPS} steps; PROPERTY_STEPS=${STEPS} PROPERTY_SEED=${FIRST_SEED} repeats them.`)
  },
  STEPS * 100 + 2 * SHORTENING_MS,
)

async function explained(seed: number, steps: readonly Step[], { error }: Difference): Promise<Error> {
  const failsAt = async (tried: readonly Step[]) => (await play(cast, tried))?.place
  const short = await shorten(steps, failsAt, SHORTENING_MS)
  const cause = await play(cast, short)
  const said = saidBy(cause?.error ?? error)
  return new Error(
    `PROPERTY_STEPS=${STEPS_OF_ONE} PROPERTY_SEED=${seed}, at its shortest:\n${short.map(({ text }) => text).join('\n')}\n${said}`,
  )
}

/** With what is behind it: a sentence for people says little here. */
const saidBy = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error
    ? `${String(error)}\n${String(error.cause)}\n${String(error.stack)}`
    : String(error)
