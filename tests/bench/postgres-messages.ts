/**
 * Cuts what one side of a connection to PostgreSQL sends into messages, each with its type and its body.
 *
 * Source: PostgreSQL's manual, "Message Formats": a type byte and a length that counts itself; a client's first
 * message has no type.
 */
export class MessageReader {
  private readonly onMessage: (type: string, body: Buffer) => void
  private waiting: Buffer = Buffer.alloc(0)
  private isTyped: boolean

  constructor(side: 'client' | 'server', onMessage: (type: string, body: Buffer) => void) {
    this.isTyped = side === 'server'
    this.onMessage = onMessage
  }

  push(bytes: Buffer): void {
    this.waiting = Buffer.concat([this.waiting, bytes])
    for (;;) {
      const typeSize = this.isTyped ? 1 : 0
      if (this.waiting.length < typeSize + 4) return
      const size = typeSize + this.waiting.readInt32BE(typeSize)
      if (this.waiting.length < size) return
      if (this.isTyped)
        this.onMessage(String.fromCharCode(this.waiting[0] ?? 0), this.waiting.subarray(5, size))
      this.isTyped = true
      this.waiting = this.waiting.subarray(size)
    }
  }
}
