import type { GobDecoder } from '../gob/decoder.ts'
import type { GobEncoder } from '../gob/encoder.ts'
import type { InputOf, Schema, ValueOf } from '../gob/schema.ts'
import type { MethodShape } from './client.ts'

/** Puts a reply into the stream's encoder. */
export type Reply = (encoder: GobEncoder) => Buffer

/** A method that can be called; it hides its types, so that methods of every shape fit in one map. */
export interface RpcMethod {
  /** Takes the argument; undefined when bytes are missing. What it returns runs the method. */
  readonly take: (decoder: GobDecoder) => (() => Promise<Reply>) | undefined
}

/** Methods by `Service.Method`. */
export type RpcMethods = ReadonlyMap<string, RpcMethod>

/** Makes a method of a function. What the function throws goes to the caller as the error of the call. */
export function rpcMethod<Arg extends Schema, ReplySchema extends Schema>(
  shape: MethodShape<Arg, ReplySchema>,
  run: (value: ValueOf<Arg>) => InputOf<ReplySchema> | Promise<InputOf<ReplySchema>>,
): RpcMethod {
  return {
    take(decoder) {
      const argument = decoder.next(shape.arg)
      if (!argument) return undefined
      return async () => {
        const reply = await run(argument.value)
        return (encoder) => encoder.encode(shape.reply, reply)
      }
    },
  }
}
