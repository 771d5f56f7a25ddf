import type { OpenedDialog } from '../../standin/world/messages.ts'
import { newId } from '../../../server/ids.ts'
import type { HttpAnswer } from '../../support/person.ts'
import type { Role } from '../roles.ts'
import type { Scene } from '../scene.ts'

type Asked = Readonly<{ scene: Scene; role: Role; teamId: string }>

/** What offers the incidents of a team that a person has to do with. */
export type ChoiceRow = Readonly<{
  ask(asked: Asked): Promise<HttpAnswer>
  /** Which: those one may `edit`, or those whose channel one is `in`; without any to edit it is refused. */
  which: 'edit' | 'in'
  /** Ids of the incidents offered, or of their channels. */
  offers(body: unknown): readonly string[]
  /** A team that is not enabled says so to everybody before anything else (CM-1). */
  offFirst?: boolean
  notBy?: readonly Role[]
}>

/** Everybody of the roles who may read the channel may read it. */
const postOf = ({ targets }: Scene): string => targets.public.parameters['post_id'] ?? ''

const answerOf = (body: unknown): HttpAnswer => ({ status: 200, headers: {}, body })

type Options = readonly Readonly<{ value: string }>[]

export const choiceRows: Readonly<Record<string, ChoiceRow>> = {
  'GET /incidents/add-to-timeline-dialog': {
    which: 'edit',
    ask: ({ scene, role, teamId }) =>
      scene.people[role].ask({
        method: 'GET',
        path: `/incidents/add-to-timeline-dialog?team_id=${teamId}&post_id=${postOf(scene)}`,
      }),
    offers: (body) =>
      (body as { dialog: { elements: { options: Options }[] } }).dialog.elements[0]?.options.map(
        ({ value }) => value,
      ) ?? [],
  },
  '/incident add': {
    which: 'edit',
    notBy: ['nobody'],
    offFirst: true,
    ask: async ({ scene, role, teamId }) => {
      const { dialogs } = scene.product.world.messages
      const before = dialogs.length
      const text = `/incident add ${postOf(scene)}`
      const replies = await scene.people[role].types(text, { teamId, channelId: newId() })
      return answerOf(replies.length > 0 ? { error: replies.join('\n') } : dialogs[before])
    },
    offers: (body) =>
      ((body as OpenedDialog).request.Dialog.Elements[0]?.Options ?? []).map(({ Value }) => Value),
  },
  '/incident list': {
    which: 'in',
    notBy: ['nobody'],
    offFirst: true,
    ask: async ({ scene, role, teamId }) => {
      const replies = await scene.people[role].types('/incident list', { teamId, channelId: newId() })
      return answerOf({ error: replies.join('\n') })
    },
    offers: (body) =>
      [...(body as { error: string }).error.matchAll(/channels\/copy-([a-z0-9]{26})/g)].map(
        ([, id = '']) => id,
      ),
  },
}
