import { STARTS, type CrashStage } from './crash-stage.ts'
import type { Gesture } from './gesture.ts'

/** An incident as the dialog starts it, for a commander who is not the starter. */
export const startByDialog: Gesture = {
  name: 'a start',
  prepare: async (stage, name) => {
    const { mattermost, ann } = stage
    const { teamId, townSquare, playbookId } = await stage.newTeam()
    await mattermost.command(ann, townSquare, teamId, '/incident start')
    const opened = mattermost.world.messages.dialogs.at(-1)
    if (opened?.userId !== ann) throw new Error('The start dialog did not open.')
    const { CallbackId, State } = opened.request.Dialog
    const body = {
      type: 'dialog_submission',
      callback_id: CallbackId,
      state: State,
      user_id: ann,
      channel_id: townSquare,
      team_id: teamId,
      submission: { playbookID: playbookId, incidentName: name, incidentDescription: '' },
      cancelled: false,
    }
    return () => stage.ask(ann, { method: 'POST', path: '/incidents/dialog', body })
  },
}

/** On a busy machine a start can be too slow for Mattermost, which then tries again. */
async function startUnlessKilled(stage: CrashStage): Promise<{ status: number }> {
  const { faults } = stage.mattermost.host
  const isToBeKilled = faults.arePlanned
  for (let tries = 1; tries <= STARTS; tries += 1) {
    try {
      await stage.start()
      return { status: 200 }
    } catch {
      if (isToBeKilled && !faults.arePlanned) break
    }
  }
  return { status: 500 }
}

/** The plugin begins to run where a start was cut off right behind its first commit. */
export const resumedStart: Gesture = {
  name: 'a start that is resumed',
  prepare: async (stage, name) => {
    const start = await startByDialog.prepare(stage, name)
    await stage.gate.closeAfter(0)
    const answer = start()
    await stage.gate.stopped()
    await stage.mattermost.host.kill()
    await stage.gate.open()
    await stage.gate.deserted()
    await answer
    return () => startUnlessKilled(stage)
  },
}
