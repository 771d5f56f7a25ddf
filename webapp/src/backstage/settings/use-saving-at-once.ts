import { useRef, useState } from 'react'

import type { Settings } from '../../../../server/contract/settings.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { failureOf } from '../../request.ts'
import { reasonOf } from '../../ui/failed.tsx'
import type { FormState } from './settings-form.tsx'
import {
  namesOf,
  only,
  problemsOf,
  settingOf,
  toChange,
  valuesOf,
  without,
  type Problems,
  type SettingName,
  type SettingsValues,
} from './settings-values.ts'

/** These wait until somebody has finished typing. */
const TYPED: readonly SettingName[] = ['allowedHosts', 'auditDays', 'deliveryDays']

/**
 * Each control is saved by itself and shows its new value at once. What is refused goes back to the newest known state
 * with a toast; only what was typed stays, with the reason beside it.
 *
 * @param reload Resolves when the newest state is there.
 */
export function useSavingAtOnce(settings: Settings, reload: () => Promise<void>): FormState {
  const { api, notify } = useProduct()
  const translate = useTranslate()
  const [drafts, setDrafts] = useState<Partial<SettingsValues>>({})
  const [problems, setProblems] = useState<Problems>({})
  const last = useRef(Promise.resolve())
  const newest = useRef<Partial<Record<SettingName, number>>>({})
  const typed = useRef(new Set<SettingName>())
  const values = { ...valuesOf(settings), ...drafts }

  function commit(change: Partial<SettingsValues>): void {
    const [names, wanted] = [namesOf(change), { ...values, ...change }]
    const found = only(problemsOf(wanted, translate), names)
    setDrafts((before) => ({ ...before, ...change }))
    setProblems((before) => ({ ...without(before, names), ...found }))
    if (Object.keys(found).length > 0) return
    const number = Math.max(0, ...Object.values(newest.current)) + 1
    for (const name of names) newest.current[name] = number
    const settle = () => {
      // A later change of the same control shows on until it is answered itself.
      const settled = names.filter((name) => newest.current[name] === number)
      setDrafts((before) => without(before, settled))
    }
    last.current = last.current.then(() => send(names, wanted, settle))
  }

  async function send(
    names: readonly SettingName[],
    wanted: SettingsValues,
    settle: () => void,
  ): Promise<void> {
    try {
      await api.changeSettings(toChange(wanted, names))
      await reload()
      settle()
      notify.done({ text: 'webapp.settings.saved' })
    } catch (error) {
      const failure = failureOf(error)
      const name = settingOf(failure.field)
      if (name !== undefined && TYPED.includes(name))
        return setProblems((before) => ({ ...before, [name]: reasonOf(translate, failure) }))
      settle()
      notify.failed({ text: 'webapp.settings.unsaved', failure }, () => commit(only(wanted, names)))
    }
  }

  return {
    values,
    problems,
    edit(change) {
      const names = namesOf(change)
      if (!names.every((name) => TYPED.includes(name))) return commit(change)
      for (const name of names) typed.current.add(name)
      setDrafts((before) => ({ ...before, ...change }))
    },
    leave(name) {
      if (typed.current.delete(name)) commit({ [name]: values[name] })
    },
  }
}
