/** Somebody who has become a member of the channel of an incident that welcomes people. */
export type Newcomer = Readonly<{ incidentId: string; userId: string }>

export type Welcomed = Newcomer & Readonly<{ channelId: string; message: string }>

/** Who has seen the welcome text of which incident, and who has still to. Nobody is written down twice. */
export interface Welcomes {
  /** Who waits and may see it now, in the order of people; `after` is the last one of the batch before. */
  findWaiting(question: {
    /** `undefined`: of all incidents. */
    incidentId: string | undefined
    after: Newcomer | undefined
    limit: number
  }): Promise<readonly Newcomer[]>
  /** Whether this person waits, and may see it now; `undefined` when they do not wait. */
  findOwn(newcomer: Newcomer): Promise<{ isShowable: boolean } | undefined>
  /** From now on they have seen it. @returns Those of them who had not, for whoever shows it now. */
  claim(newcomers: readonly Newcomer[], at: Date): Promise<readonly Welcomed[]>
  /** It could not be shown to them after all. */
  putBack(newcomers: readonly Newcomer[]): Promise<void>
}
