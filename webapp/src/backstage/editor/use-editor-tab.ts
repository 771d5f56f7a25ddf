import { useCallback } from 'react'
import { useHistory, useLocation } from 'react-router-dom'

import { EDITOR_TABS, type EditorTab } from './field-keys.ts'

/** The open tab stands in the fragment of the address. */
export function useEditorTab(): readonly [EditorTab, (tab: EditorTab) => void] {
  const history = useHistory()
  const { hash } = useLocation()
  const tab = EDITOR_TABS.find((name) => hash === `#${name}`) ?? 'tasks'
  const open = useCallback(
    (name: EditorTab) => history.replace({ ...history.location, hash: `#${name}` }),
    [history],
  )
  return [tab, open]
}
