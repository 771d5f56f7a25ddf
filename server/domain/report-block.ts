/** A piece of a report. `text` is as somebody wrote it, maybe over many lines; all others are one line. */
export type ReportBlock =
  | Readonly<{ kind: 'title' | 'section' | 'subsection' | 'text'; text: string }>
  | Readonly<{ kind: 'fact'; label: string; text: string }>
  | Readonly<{ kind: 'item'; text: string; isDone?: boolean }>
