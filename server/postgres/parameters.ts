/** Collects the parameters of a statement that is put together; `given` answers the place of one. */
export function parameters(): { values: unknown[]; given: Given } {
  const values: unknown[] = []
  return { values, given: (value) => `$${values.push(value)}` }
}

export type Given = (value: unknown) => string
