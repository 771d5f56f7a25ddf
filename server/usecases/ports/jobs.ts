/** What can be looked at later: an interrupted start, what an incident still owes the world, a reminder or a webhook that is due. */
export type HintKind = 'start' | 'outbox' | 'reminder' | 'webhook'

/** Says when to look at an incident again. What is due is read then: a hint is never the truth. */
export type Hint = Readonly<{ kind: HintKind; incidentId: string; at: Date }>

export interface Hints {
  /** One hint of a kind and incident waits at a time; a later one moves it. */
  give(hint: Hint): Promise<void>
}
