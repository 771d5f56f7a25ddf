/** What the host sends when a dialog is submitted or cancelled; `values` are unchecked. */
export type DialogSubmission = Readonly<{
  state: string
  values: Readonly<Record<string, unknown>>
  isCancelled: boolean
}>

export type DialogAnswer =
  | { readonly kind: 'done'; readonly location?: string }
  /** By the element's name; the dialog stays open. */
  | { readonly kind: 'field_errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'error'; readonly message: string }
