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
    return () =>
      stage.start().then(
        () => ({ status: 200 }),
        () => ({ status: 500 }),
      )
  },
}
