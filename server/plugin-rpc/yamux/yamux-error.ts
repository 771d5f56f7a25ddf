/** Why a session or one of its streams ended; the message is for the log. */
export class YamuxError extends Error {
  override readonly name = 'YamuxError'
}
