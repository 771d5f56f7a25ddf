/** The body of every refusal. */
export type ErrorBody = {
  /** A sentence for the person. */
  error: string
  code: string
  /** Dotted path of the field at fault. */
  field?: string
  /** The present version, with `stale_version`. */
  version?: number
  /** When and by whom it was made, where that is told. */
  update_at?: number
  update_user_id?: string
}
