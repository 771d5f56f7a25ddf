import { randomId } from './random-id.ts'

/** Ids of the commands sent from this browser, by which it recognises the incidents that it started. */
export interface ClientIds {
  /** A new id, unique, 26 characters. */
  readonly make: () => string
  /** True once for each id made here: an event that comes twice moves nobody twice. */
  readonly take: (id: string) => boolean
}

export function makeClientIds(): ClientIds {
  const open = new Set<string>()
  return {
    make() {
      const id = randomId()
      open.add(id)
      return id
    },
    take: (id) => open.delete(id),
  }
}
