/** An incident whose channel is not as we know it. */
export type ChangedChannel = Readonly<{
  incidentId: string
  /** Of the incident when this was seen. */
  version: number
  /** We had archived it, and somebody brought it back. */
  isBroughtBack: boolean
}>

export interface ChannelStore {
  /**
   * Incidents whose channel has another name, type or state than we know of, in one statement.
   *
   * @param since Channels that the host has not touched since then are left alone. `undefined`: none is; those that are
   *   gone are found only so.
   */
  findChanged(since: Date | undefined, limit: number): Promise<readonly ChangedChannel[]>
}
