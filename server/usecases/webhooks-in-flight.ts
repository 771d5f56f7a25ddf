type Flight = Readonly<{ host: string; ended: Promise<void> }>

/** Attempts under way on this node, no more than it and each receiver may have at once. */
export function makeInFlight({ inAll, perHost }: { inAll: number; perHost: number }) {
  const flights = new Map<string, Flight>()

  function hasRoom(host: string): boolean {
    const toHost = [...flights.values()].filter((flight) => flight.host === host)
    return flights.size < inAll && toHost.length < perHost
  }

  return {
    ids: (): string[] => [...flights.keys()],

    /** @param run Never rejects. */
    start(id: string, host: string, run: () => Promise<void>): void {
      if (flights.has(id) || !hasRoom(host)) return
      const ended = run().finally(() => flights.delete(id))
      flights.set(id, { host, ended })
    },

    /** Resolves when those under way now have ended. */
    ended: async (): Promise<void> =>
      void (await Promise.all([...flights.values()].map(({ ended }) => ended))),
  }
}
