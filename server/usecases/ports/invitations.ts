export type Uninvited = Readonly<{
  /** Usernames in order. */
  people: readonly string[]
  /** Those without an account. */
  numUnknown: number
}>

/** The people whom a playbook invites into the channel of an incident. */
export interface Invitations {
  /**
   * Those of these who can be added: active, no bots, in the team, and never yet in the channel; in the order given.
   * Whoever was added and has left since is not added again.
   */
  findInvitable(incidentId: string, userIds: readonly string[]): Promise<readonly string[]>
  /** Invited people who were never in the channel. */
  findUninvited(incidentId: string): Promise<Uninvited>
}
