/** What the host has and what we have, of some incidents. */
export type Comparison = Readonly<{
  /** Of the last of these incidents; `undefined`: there are no more. */
  lastId: string | undefined
  /** Incidents whose channel others are in than we know of. */
  withOtherMembers: readonly string[]
  /** Posts of status updates that were deleted without our knowing. One that the host no longer has at all is none. */
  deletedPostIds: readonly string[]
}>

export interface Comparisons {
  /** Of the started incidents that follow the given one by id, `""` = from the beginning, in one statement. */
  compare(afterId: string, limit: number): Promise<Comparison>
}
