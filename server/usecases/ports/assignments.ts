/** What decides whether somebody is told of a task of theirs. */
export interface Assignments {
  /** The task is still that person's, who is active, in team and channel, and wants such messages. */
  isToBeTold(question: { incidentId: string; taskId: string; userId: string }): Promise<boolean>
  /** Messages of ours about assignments in this incident that stand in that channel. */
  countMessages(question: { channelId: string; incidentId: string; since: Date }): Promise<number>
}
