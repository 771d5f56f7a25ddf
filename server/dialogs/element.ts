import type { DialogElement } from '../usecases/ports/host.ts'

/** A required element with nothing in it. */
export const element = (name: string, label: string, type: DialogElement['type']): DialogElement => ({
  name,
  label,
  type,
  default: '',
  placeholder: '',
  help: '',
  isOptional: false,
})
