import { useCallback, useMemo, useReducer, useState } from 'react'

import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { failureOf, type Failure } from '../../request.ts'
import { useOnceKey } from '../../use-once-key.ts'
import { usePlaybookApi, type PlaybookApi } from '../playbook-api.ts'
import type { Draft } from './draft.ts'
import { changeDraft, type DraftChange } from './draft-changes.ts'
import { faultsIn } from './draft-faults.ts'
import { keyOf, type FieldKey } from './field-keys.ts'
import { toSave } from './to-save.ts'

/** Somebody else saved meanwhile. */
export interface Conflict {
  readonly theirs: Draft
  readonly by: string
  readonly at: number
}

/** What became of saving: done, or the control that is at fault, if any is. */
export type Saved = { readonly isDone: true } | { readonly isDone: false; readonly key: FieldKey | undefined }

export type Editor = ReturnType<typeof useEditor>

/** What is written, what is wrong with it, and its way to the server. @param opened As read, or what a new one begins with. */
export function useEditor(opened: Draft) {
  const [stored, setStored] = useState(opened)
  const [draft, dispatch] = useReducer(changeDraft, opened)
  const [refusal, setRefusal] = useState<{ readonly key: FieldKey; readonly message: string }>()
  const [failure, setFailure] = useState<Failure>()
  const [conflict, setConflict] = useState<Conflict>()
  const [isSaving, setSaving] = useState(false)
  const faults = useMemo(() => faultsIn(draft, stored), [draft, stored])
  const send = useSending()
  const api = usePlaybookApi()
  const untitled = useUntitled()

  const change = useCallback((made: DraftChange) => {
    dispatch(made)
    setRefusal((known) => (known && touches(made, known.key) ? undefined : known))
  }, [])

  async function save(base: Draft = stored): Promise<Saved> {
    const [fault] = faults.keys()
    if (fault !== undefined || isSaving) return { isDone: false, key: fault }
    setSaving(true)
    setFailure(undefined)
    setRefusal(undefined)
    const sent = toSave({ ...draft, version: base.version }, untitled)
    const failed = await send(sent)
    const key = failed && (await refused(failed, sent))
    setSaving(false)
    return failed ? { isDone: false, key } : { isDone: true }
  }

  /** @returns The control at fault. */
  async function refused(failed: Failure, sent: Draft): Promise<FieldKey | undefined> {
    if (failed.code === 'stale_version') {
      const found = await readTheirs(api, failed, sent.id)
      if ('theirs' in found) setConflict(found)
      else setFailure(found)
      return undefined
    }
    const key = failed.field === undefined ? undefined : keyOf(failed.field, sent)
    if (key === undefined) setFailure(failed)
    else setRefusal({ key, message: failed.message })
    return key
  }

  return {
    draft,
    stored,
    faults,
    refusal,
    failure,
    conflict,
    isSaving,
    isNew: opened.id === '',
    isChanged: useMemo(() => JSON.stringify(draft) !== JSON.stringify(stored), [draft, stored]),
    change,
    save,
    /** The own text gives way to the other one. */
    loadTheirs: (): void => {
      if (!conflict) return
      setStored(conflict.theirs)
      dispatch({ kind: 'replaced', draft: conflict.theirs })
      setConflict(undefined)
    },
    /** The own text takes the place of the other one, which was seen. */
    overwrite: async (): Promise<Saved> => {
      if (!conflict) return { isDone: false, key: undefined }
      setStored(conflict.theirs)
      setConflict(undefined)
      return save(conflict.theirs)
    },
    closeConflict: () => setConflict(undefined),
  }
}

/** Whether the change is about the control, so that what was said about its old value is out of date. */
function touches(change: DraftChange, key: FieldKey): boolean {
  if (change.kind === 'fields_set') return Object.keys(change.fields).some((field) => key.startsWith(field))
  return change.kind === 'replaced' || key === 'checklists' || ('id' in change && key.startsWith(change.id))
}

async function readTheirs(
  api: PlaybookApi,
  { lastChange }: Failure,
  id: string,
): Promise<Conflict | Failure> {
  try {
    const theirs = await api.get(id)
    return { theirs, by: lastChange?.by ?? theirs.update_user_id, at: lastChange?.at ?? theirs.update_at }
  } catch (error) {
    return failureOf(error)
  }
}

/** The same new playbook sent again carries the same key, so what got lost on the way back is not made twice. */
function useSending(): (playbook: Draft) => Promise<Failure | undefined> {
  const api = usePlaybookApi()
  const { notify } = useProduct()
  const once = useOnceKey()
  return async (playbook) => {
    try {
      if (playbook.id === '') await api.create(playbook, once.keyFor(playbook))
      else await api.save(playbook)
      once.isDone()
      notify.done({ text: 'webapp.editor.saved', values: { name: playbook.title } })
      return undefined
    } catch (error) {
      return failureOf(error)
    }
  }
}

function useUntitled() {
  const translate = useTranslate()
  return {
    playbook: translate('webapp.editor.untitled_playbook'),
    checklist: translate('webapp.editor.untitled_checklist'),
    task: translate('webapp.editor.untitled_task'),
  }
}
