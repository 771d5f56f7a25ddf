import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

const TRIES = 100

/** The wanted port of this machine, or the next that is free; 0 asks for any. */
export async function findPort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port++) {
    const probe = createServer()
    try {
      probe.listen(port, '127.0.0.1')
      await once(probe, 'listening')
      return (probe.address() as AddressInfo).port
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    } finally {
      probe.close()
    }
  }
  throw new Error(`The ports from ${wanted} to ${wanted + TRIES - 1} are all in use.`)
}
