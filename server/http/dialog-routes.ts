import { ServedDialog } from '../contract/dialog.ts'
import { StartDialogQuery, TimelineDialogQuery } from '../contract/parameters.ts'
import { API_BASE, PLUGIN_ROOT, routes } from '../contract/routes.ts'
import type { Dialog, DialogElement } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import { actorOf } from './authenticate.ts'
import { described, REFUSALS } from './described.ts'
import type { TypedApp } from './typed-app.ts'

export type DialogRouteDeps = Readonly<{
  /** The dialog as it would be opened by a command, for the web app to show. */
  makeStartDialog: (
    actor: Actor,
    asked: Readonly<{ teamId: string; postId: string; clientId: string }>,
  ) => Promise<Dialog>
  makeTimelineDialog: (actor: Actor, asked: Readonly<{ teamId: string; postId: string }>) => Promise<Dialog>
}>

const GET_START = {
  operationId: 'getStartDialog',
  summary: 'The signed start dialog, to be shown with the dialog call of the host.',
  querystring: StartDialogQuery,
  response: { 200: described(ServedDialog, 'The dialog, and where it is submitted.'), ...REFUSALS },
}

const GET_TIMELINE = {
  operationId: 'getTimelineDialog',
  summary: 'The signed dialog that puts a message on record, to be shown with the dialog call of the host.',
  querystring: TimelineDialogQuery,
  response: { 200: described(ServedDialog, 'The dialog, and where it is submitted.'), ...REFUSALS },
}

export function dialogRoutes(app: TypedApp, { makeStartDialog, makeTimelineDialog }: DialogRouteDeps): void {
  app.get(routes.startDialog, { schema: GET_START }, async (request) => {
    const { team_id: teamId, post_id: postId = '', client_id: clientId = '' } = request.query
    const dialog = await makeStartDialog(actorOf(request), { teamId, postId, clientId })
    return { url: PLUGIN_ROOT + API_BASE + routes.startDialog, dialog: presentDialog(dialog) }
  })

  app.get(routes.timelineDialog, { schema: GET_TIMELINE }, async (request) => {
    const { team_id: teamId, post_id: postId } = request.query
    const dialog = await makeTimelineDialog(actorOf(request), { teamId, postId })
    return { url: PLUGIN_ROOT + API_BASE + routes.timelineDialog, dialog: presentDialog(dialog) }
  })
}

/** Names of mattermost server/public, model/integration_action.go, Dialog. */
const presentDialog = (dialog: Dialog) => ({
  callback_id: dialog.callbackId,
  title: dialog.title,
  introduction_text: dialog.introduction,
  icon_url: '',
  elements: dialog.elements.map(presentElement),
  submit_label: dialog.submitLabel,
  notify_on_cancel: false,
  state: dialog.state,
  source_url: '',
})

const presentElement = (element: DialogElement) => ({
  display_name: element.label,
  name: element.name,
  type: element.type,
  subtype: '',
  default: element.default,
  placeholder: element.placeholder,
  help_text: element.help,
  optional: element.isOptional,
  min_length: element.minLength ?? 0,
  max_length: element.maxLength ?? 0,
  data_source: '',
  options: (element.options ?? []).map(({ text, value }) => ({ text, value })),
})
