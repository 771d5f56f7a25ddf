import { createContext, useContext } from 'react'

import type { Draft } from './draft.ts'
import type { DraftChange } from './draft-changes.ts'
import type { FieldKey } from './field-keys.ts'

/** What the controls of the tabs share. */
export interface EditorForm {
  readonly draft: Draft
  readonly isNew: boolean
  readonly set: (fields: Extract<DraftChange, { kind: 'fields_set' }>['fields']) => void
  /** What is wrong with a control, as far as it shall be said now. */
  readonly errorOf: (key: FieldKey) => string | undefined
  /** Whoever leaves a control is told what is wrong with it. */
  readonly onLeave: (key: FieldKey) => void
}

const FormContext = createContext<EditorForm | undefined>(undefined)
export const FormProvider = FormContext.Provider

/** @throws {Error} outside of the editor: a bug. */
export function useForm(): EditorForm {
  const form = useContext(FormContext)
  if (!form) throw new Error('This control stands outside of the editor.')
  return form
}
