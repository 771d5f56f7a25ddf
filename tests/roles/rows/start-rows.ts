import { newId } from '../../../server/ids.ts'
import type { StartRow } from './row.ts'

const ASKED = { kind: 'start', channelId: '', postId: '', clientId: '' }

/** The ways to start an incident. */
export const startRows: Readonly<Record<string, StartRow>> = {
  'POST /incidents': {
    starts: true,
    ask: ({ scene, role, teamId, playbookId }) => ({
      method: 'POST',
      path: '/incidents',
      body: {
        name: 'Shop is down',
        team_id: teamId,
        playbook_id: playbookId,
        // Whoever starts it; a bot cannot command.
        commander_user_id: role === 'bot in the channel' ? scene.people.member.id : scene.people[role].id,
      },
    }),
  },
  'POST /incidents/dialog': {
    starts: true,
    // Whoever starts by dialog commands.
    notBy: ['bot in the channel'],
    ask: ({ scene, role, teamId, playbookId }) => ({
      method: 'POST',
      path: '/incidents/dialog',
      body: {
        state: scene.sign({ ...ASKED, teamId, userId: scene.people[role].id }),
        submission: { playbookID: playbookId || 'none', incidentName: 'Shop is down' },
      },
    }),
  },
  'GET /incidents/dialog': {
    // What can be chosen is judged when it is submitted.
    ask: ({ teamId }) => ({ method: 'GET', path: `/incidents/dialog?team_id=${teamId}` }),
    offers: (body) =>
      valuesOf((body as { dialog: { elements: ServedElement[] } }).dialog.elements[0]?.options),
  },
  '/incident start': {
    notBy: ['nobody'],
    offFirst: true,
    ask: async ({ scene, role, teamId }) => {
      const person = scene.people[role]
      const replies = await person.types('/incident start', { teamId, channelId: newId() })
      const opened = scene.product.world.messages.dialogs.findLast(({ userId }) => userId === person.id)
      const body =
        replies.length > 0 ? { error: replies.join('\n') } : opened?.request.Dialog.Elements[0]?.Options
      return { status: 200, headers: {}, body }
    },
    offers: (body) => (body as { Value: string }[]).map(({ Value }) => Value),
  },
}

type ServedElement = Readonly<{ options: readonly { readonly value: string }[] }>

const valuesOf = (options: ServedElement['options'] = []): string[] => options.map(({ value }) => value)
