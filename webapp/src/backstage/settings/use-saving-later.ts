import { useEffect, useRef, useState } from 'react'

import type { Settings } from '../../../../server/contract/settings.ts'
import type { ConsoleSettingProps } from '../../host.ts'
import { useTranslate, type TextId } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { failureOf } from '../../request.ts'
import { reasonOf } from '../../ui/failed.tsx'
import type { FormState } from './settings-form.tsx'
import {
  namesOf,
  problemsOf,
  settingOf,
  toChange,
  valuesOf,
  without,
  type Problems,
  type SettingName,
  type SettingsValues,
} from './settings-values.ts'

/** How a control is called in a sentence about all of them. */
const LABELS: Readonly<Record<SettingName, TextId>> = {
  areTeamsSelected: 'webapp.settings.teams',
  teamIds: 'webapp.settings.teams',
  creatorIds: 'webapp.settings.creation',
  starterIds: 'webapp.settings.starting',
  startWithoutPlaybook: 'webapp.settings.without_playbook',
  membersManage: 'webapp.settings.members_manage',
  membersDelete: 'webapp.settings.members_delete',
  allowedHosts: 'webapp.settings.allowed_hosts',
  auditDays: 'webapp.settings.audit_days',
  deliveryDays: 'webapp.settings.delivery_days',
}

interface SavingLater extends FormState {
  /** Why nothing was saved the last time; names the control where it is about one. */
  readonly failure: string | undefined
}

/**
 * Changes wait for the System Console's own Save. They live as long as the form: leaving it, or the console's Cancel,
 * drops them.
 *
 * @param reload Resolves when the newest state is there.
 */
export function useSavingLater(
  settings: Settings,
  reload: () => Promise<void>,
  host: ConsoleSettingProps,
): SavingLater {
  const { api } = useProduct()
  const translate = useTranslate()
  const [drafts, setDrafts] = useState<Partial<SettingsValues>>({})
  const [problems, setProblems] = useState<Problems>({})
  const [failure, setFailure] = useState<string>()
  const values = { ...valuesOf(settings), ...drafts }

  /** @returns Why it was not saved. */
  async function save(): Promise<string | undefined> {
    const names = namesOf(drafts)
    if (names.length === 0) return undefined
    const found = problemsOf(values, translate)
    setProblems(found)
    const [wrong] = namesOf(found as Partial<SettingsValues>) // the same names
    if (wrong !== undefined) return about(wrong, found[wrong] ?? '')
    try {
      await api.changeSettings(toChange(values, names))
    } catch (error) {
      return refused(error)
    }
    await reload()
    setDrafts((later) =>
      without(
        later,
        names.filter((name) => later[name] === drafts[name]),
      ),
    )
    return undefined
  }

  function refused(error: unknown): string {
    const reason = failureOf(error)
    const name = settingOf(reason.field)
    if (name === undefined) return reasonOf(translate, reason)
    setProblems({ [name]: reasonOf(translate, reason) })
    return about(name, reasonOf(translate, reason))
  }

  const about = (name: SettingName, why: string) =>
    translate('webapp.settings.about', { control: translate(LABELS[name]), why })

  useSaveAction(host, async () => {
    const why = await save()
    setFailure(why)
    return why === undefined ? {} : { error: { message: why } }
  })

  return {
    values,
    problems,
    failure,
    edit(change) {
      setDrafts((before) => ({ ...before, ...change }))
      host.setSaveNeeded()
    },
    leave: () => undefined,
  }
}

type Save = Parameters<ConsoleSettingProps['registerSaveAction']>[0]

/** The host keeps one function as long as the form lives; what it does follows the form. */
function useSaveAction({ registerSaveAction, unRegisterSaveAction }: ConsoleSettingProps, save: Save): void {
  const newest = useRef(save)
  useEffect(() => {
    newest.current = save
  })
  const registrar = useRef({ registerSaveAction, unRegisterSaveAction })
  useEffect(() => {
    const host = registrar.current
    const action: Save = () => newest.current()
    host.registerSaveAction(action)
    return () => host.unRegisterSaveAction(action)
  }, [])
}
