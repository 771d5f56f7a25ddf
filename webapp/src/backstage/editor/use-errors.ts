import { useCallback, useMemo, useState } from 'react'

import { useTranslate, type TextId } from '../../i18n.ts'
import type { FieldKey } from './field-keys.ts'
import type { Editor } from './use-editor.ts'

/** Said only once the control was left: while somebody types, they are not wrong yet. */
const PATIENT: ReadonlySet<TextId> = new Set<TextId>([
  'webapp.editor.no_command',
  'webapp.editor.webhook_missing',
  'webapp.editor.webhook_wrong',
  'webapp.editor.welcome_missing',
])

/** What is said about which control. */
export function useErrors({ faults, refusal }: Pick<Editor, 'faults' | 'refusal'>) {
  const translate = useTranslate()
  const [left, setLeft] = useState<ReadonlySet<FieldKey>>(new Set())
  const [wasTried, setTried] = useState(false)
  const shown = useMemo(() => {
    const said = [...faults].filter(([key, { text }]) => wasTried || left.has(key) || !PATIENT.has(text))
    const sentences = said.map(([key, { text, values }]) => [key, translate(text, values)] as const)
    return new Map(refusal ? [...sentences, [refusal.key, refusal.message]] : sentences)
  }, [faults, refusal, left, wasTried, translate])
  return {
    keys: useMemo(() => [...shown.keys()], [shown]),
    errorOf: useCallback((key: FieldKey) => shown.get(key), [shown]),
    onLeave: useCallback((key: FieldKey) => setLeft((known) => new Set([...known, key])), []),
    showAll: () => setTried(true),
  }
}
