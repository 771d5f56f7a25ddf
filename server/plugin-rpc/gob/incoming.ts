/** Bytes that have arrived and not been read yet. Chunks are joined only once enough of them are there. */
export class Incoming {
  #chunks: Buffer[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return
    this.#chunks.push(chunk)
    this.#size += chunk.length
  }

  /** All of them in one piece. */
  joined(): Buffer {
    const [first] = this.#chunks
    if (first && this.#chunks.length === 1) return first
    const joined = Buffer.concat(this.#chunks, this.#size)
    this.#chunks = [joined]
    return joined
  }

  drop(count: number): void {
    const rest = this.joined().subarray(count)
    this.#chunks = rest.length > 0 ? [rest] : []
    this.#size = rest.length
  }
}
