import type { Dialog, DialogElement } from '../usecases/ports/host.ts'
import { pluginUrl } from './plugin-url.ts'

/** Our dialog in the host's words. */
export const dialogRequest = (triggerId: string, path: string, dialog: Dialog) => ({
  TriggerId: triggerId,
  URL: pluginUrl(path),
  Dialog: {
    CallbackId: dialog.callbackId,
    Title: dialog.title,
    IntroductionText: dialog.introduction,
    SubmitLabel: dialog.submitLabel,
    NotifyOnCancel: false,
    State: dialog.state,
    Elements: dialog.elements.map(elementOf),
  },
})

const elementOf = (element: DialogElement) => ({
  Name: element.name,
  DisplayName: element.label,
  Type: element.type,
  Default: element.default,
  Placeholder: element.placeholder,
  HelpText: element.help,
  Optional: element.isOptional,
  MinLength: element.minLength ?? 0,
  MaxLength: element.maxLength ?? 0,
  Options: (element.options ?? []).map(({ text, value }) => ({ Text: text, Value: value })),
})
