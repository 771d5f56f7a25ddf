import * as React from 'react'
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useHistory } from 'react-router-dom'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { sentenceOf } from '../../ui/failed.tsx'
import { Problem } from '../../ui/field.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Hidden } from '../../ui/text.tsx'
import { usePageTitle } from '../use-page-title.ts'
import { usePaths } from '../../use-paths.ts'
import { AutomationTab } from './automation-tab.tsx'
import { ConflictWindow } from './conflict-window.tsx'
import type { Draft } from './draft.ts'
import { EditorHead } from './editor-head.tsx'
import { EDITOR_TABS, tabOf, type EditorTab, type FieldKey } from './field-keys.ts'
import { FormProvider } from './form-context.ts'
import { LeaveGuard } from './leave-guard.tsx'
import { PermissionsTab } from './permissions-tab.tsx'
import { PreferencesTab } from './preferences-tab.tsx'
import { TasksTab } from './tasks-tab.tsx'
import { useEditor, type Editor, type Saved } from './use-editor.ts'
import { useEditorTab } from './use-editor-tab.ts'
import { useErrors } from './use-errors.ts'

/** A playbook in its form. @param begun As it was read, or what a new one begins with. */
export function EditorForm({ begun }: { readonly begun: Draft }) {
  const translate = useTranslate()
  const editor = useEditor(begun)
  const { draft, change, isSaving, failure, isNew } = editor
  const errors = useErrors(editor)
  const [tab, openTab] = useEditorTab()
  const [folded, fold] = useFolding()
  const box = useRef<HTMLDivElement>(null)
  const goTo = useGoTo(box, { draft, openTab, fold })
  const leave = useLeaving()
  usePageTitle(draft.title === '' ? translate('webapp.editor.untitled_playbook') : draft.title)

  const after = (saved: Saved) => {
    if (saved.isDone) return leave.toList()
    errors.showAll()
    if (saved.key !== undefined) goTo(saved.key)
  }
  const form = useMemo(
    () => ({
      draft,
      isNew,
      set: (fields: Partial<Draft>) => change({ kind: 'fields_set', fields }),
      errorOf: errors.errorOf,
      onLeave: errors.onLeave,
    }),
    [draft, isNew, change, errors.errorOf, errors.onLeave],
  )
  return (
    <FormProvider value={form}>
      <div ref={box}>
        <EditorHead isSaving={isSaving} onSave={() => void editor.save().then(after)} />
        <div role='alert'>
          {failure && (
            <Problem>{sentenceOf(translate, translate('webapp.error.playbook_save'), failure)}</Problem>
          )}
        </div>
        <Tabs label={translate('webapp.editor.tabs')} tabs={useTabs(errors.keys)} open={tab} onOpen={openTab}>
          <Panel>
            {tab === 'tasks' && <TasksTab folded={folded} onFold={fold} change={change} />}
            {tab === 'preferences' && <PreferencesTab />}
            {tab === 'automation' && <AutomationTab />}
            {tab === 'permissions' && <PermissionsTab />}
          </Panel>
        </Tabs>
      </div>
      <Conflicting editor={editor} onSaved={after} />
      <LeaveGuard isGuarding={editor.isChanged} isLeaving={leave.isLeaving} />
    </FormProvider>
  )
}

function Conflicting({
  editor,
  onSaved,
}: {
  readonly editor: Editor
  readonly onSaved: (saved: Saved) => void
}) {
  const { conflict, draft } = editor
  if (!conflict) return null
  return (
    <ConflictWindow
      conflict={conflict}
      mine={draft}
      onLoadTheirs={editor.loadTheirs}
      onOverwrite={() => void editor.overwrite().then(onSaved)}
      onCancel={editor.closeConflict}
    />
  )
}

const TITLES = {
  tasks: 'webapp.tab.tasks',
  preferences: 'webapp.editor.preferences',
  automation: 'webapp.editor.automation',
  permissions: 'webapp.editor.permissions',
} as const

/** A tab with an error has a mark. */
function useTabs(wrong: readonly FieldKey[]) {
  const translate = useTranslate()
  return EDITOR_TABS.map((name) => ({
    name,
    title: wrong.some((key) => tabOf(key) === name) ? (
      <>
        {translate(TITLES[name])} <Mark aria-hidden>!</Mark>
        <Hidden>{translate('webapp.editor.has_error')}</Hidden>
      </>
    ) : (
      translate(TITLES[name])
    ),
  }))
}

function useFolding() {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const fold = useCallback((checklistId: string, isFolded: boolean) => {
    setFolded((known) => {
      const next = new Set(known)
      if (isFolded) next.add(checklistId)
      else next.delete(checklistId)
      return next
    })
  }, [])
  return [folded, fold] as const
}

interface GoToDeps {
  readonly draft: Draft
  readonly openTab: (tab: EditorTab) => void
  readonly fold: (checklistId: string, isFolded: boolean) => void
}

/** Takes the person to a control, wherever it is. */
function useGoTo(box: RefObject<HTMLElement>, { draft, openTab, fold }: GoToDeps): (key: FieldKey) => void {
  const [wanted, setWanted] = useState<{ readonly key: FieldKey }>()
  useEffect(() => {
    if (!wanted) return
    const named = box.current?.querySelectorAll<HTMLElement>('[name]') ?? []
    const control = [...named].find((one) => one.getAttribute('name') === wanted.key)
    control?.focus()
    control?.scrollIntoView({ block: 'center' })
  }, [box, wanted])
  return (key) => {
    const tab = tabOf(key)
    if (tab !== 'head') openTab(tab)
    const [id = ''] = key.split('.')
    const checklist = draft.checklists.find((one) => one.items.some((task) => task.id === id))
    if (checklist) fold(checklist.id, false)
    setWanted({ key })
  }
}

function useLeaving() {
  const history = useHistory()
  const paths = usePaths()
  const isLeaving = useRef(false)
  const toList = () => {
    isLeaving.current = true
    history.push(paths.playbooks)
  }
  return { isLeaving, toList }
}

const Panel = styled.div`
  padding: 16px 0;
`

const Mark = styled.span`
  display: inline-block;
  width: 16px;
  border-radius: 8px;
  background: var(--error-text);
  color: var(--center-channel-bg);
  font-size: 12px;
  line-height: 16px;
  text-align: center;
`
