/**
 * Asks once for what never changes: answers are kept, the oldest go first; `undefined` and failures are asked again.
 *
 * @param max Answers kept.
 */
export function remember<T>(
  ask: (id: string) => Promise<T | undefined>,
  max: number,
): (id: string) => Promise<T | undefined> {
  const known = new Map<string, T>()
  return async (id) => {
    const kept = known.get(id)
    if (kept !== undefined) return kept
    const answer = await ask(id)
    if (answer === undefined) return undefined
    known.set(id, answer)
    const [oldest] = known.keys()
    if (known.size > max && oldest !== undefined) known.delete(oldest)
    return answer
  }
}
