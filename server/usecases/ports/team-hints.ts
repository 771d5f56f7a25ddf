/** When teams were last told to read their incidents again, by whichever node. */
export interface TeamHints {
  /**
   * Takes the right to tell a team now, if nobody has within so many milliseconds.
   *
   * @returns `undefined` when it is taken, else when the team was told last.
   */
  claim(teamId: string, question: { now: Date; withinMs: number }): Promise<Date | undefined>
  /** The team was not told after all. */
  release(teamId: string): Promise<void>
}
