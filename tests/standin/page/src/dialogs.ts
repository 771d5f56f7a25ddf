import { IntegrationTypes } from 'mattermost-redux/action_types'

import { ask, rest } from './rest.ts'
import { store } from './state/store.ts'

export interface DialogElement {
  readonly display_name: string
  readonly name: string
  readonly type: 'text' | 'textarea' | 'select' | 'radio' | 'bool'
  readonly subtype?: string
  readonly default?: string
  readonly placeholder?: string
  readonly help_text?: string
  readonly optional?: boolean
  readonly min_length?: number
  readonly max_length?: number
  readonly data_source?: string
  readonly options?: readonly { readonly text: string; readonly value: string }[] | null
}

export interface Dialog {
  readonly callback_id?: string
  readonly title: string
  readonly introduction_text?: string
  readonly elements?: readonly DialogElement[] | null
  readonly submit_label?: string
  readonly notify_on_cancel?: boolean
  readonly state?: string
}

export interface DialogRequest {
  readonly trigger_id?: string
  readonly url: string
  readonly dialog: Dialog
}

interface DialogAnswer {
  readonly type?: string
  readonly form?: Dialog
  readonly error?: string
  readonly errors?: Readonly<Record<string, string>>
}

/** `window.openInteractiveDialog`: a dialog without a trigger. */
export function openDialogHere(request: DialogRequest): void {
  const trigger_id = crypto.randomUUID()
  rememberTrigger(trigger_id)
  store.dispatch({ type: IntegrationTypes.RECEIVED_DIALOG, data: { ...request, trigger_id } })
}

/** A dialog shows only if it answers what the person did last in this browser. */
export function rememberTrigger(id: string | undefined): void {
  if (id) store.dispatch({ type: IntegrationTypes.RECEIVED_DIALOG_TRIGGER_ID, data: id })
}

export const forgetDialog = (): void =>
  void store.dispatch({ type: IntegrationTypes.RECEIVED_DIALOG, data: null })

/** Hands the dialog in, or says that it was cancelled. */
export function submitDialog(
  { url, dialog }: DialogRequest,
  submission: Readonly<Record<string, unknown>>,
  { cancelled = false } = {},
): Promise<DialogAnswer | undefined> {
  const { teams, channels } = store.getState().entities
  return rest('POST', '/actions/dialogs/submit', {
    url,
    callback_id: dialog.callback_id ?? '',
    state: dialog.state ?? '',
    channel_id: channels.currentChannelId,
    team_id: teams.currentTeamId,
    submission,
    cancelled,
  })
}

/** Presses a button of a post, or chooses from its menu. */
export async function pressPostButton(postId: string, actionId: string, selected = ''): Promise<void> {
  const path = `/api/v4/posts/${postId}/actions/${actionId}`
  const answer = await ask<{ trigger_id?: string }>('POST', path, { selected_option: selected, cookie: '' })
  rememberTrigger(answer.trigger_id)
}
