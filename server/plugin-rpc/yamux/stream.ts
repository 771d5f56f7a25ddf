import { Duplex } from 'node:stream'

/** One stream of a session. */
export class YamuxStream extends Duplex {
  readonly id: number

  constructor(id: number) {
    super()
    this.id = id
  }
}
