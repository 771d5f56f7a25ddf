/** A request that may be sent again: told apart by person, route and the word that the client chose. */
export type IdempotencyKey = Readonly<{ userId: string; route: string; key: string; bodyHash: string }>

/** What an idempotency key stands for: nothing yet, what it has begun to make or made, or another body. */
export type KeyState =
  | { readonly state: 'free' }
  | { readonly state: 'mismatch' }
  | { readonly state: 'taken'; readonly objectId: string }

/** An answer as the door gave it; the body is JSON, `undefined` = empty. */
export type KeptAnswer = Readonly<{
  status: number
  headers: Readonly<Record<string, string>>
  body: unknown
}>

/** What is written in the transaction that makes the thing: from then on a repeat gets this answer. */
export type Keep = Readonly<{ key: IdempotencyKey; answer: KeptAnswer; at: Date }>

export interface KeptAnswers {
  /** For 7 days; an older one is forgotten by looking. */
  find(
    key: IdempotencyKey,
  ): Promise<
    | { readonly state: 'free' }
    | { readonly state: 'mismatch' }
    | { readonly state: 'kept'; readonly answer: KeptAnswer }
  >
}
