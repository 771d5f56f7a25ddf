import type { Decision, Present } from './change-incident.ts'
import { MOST_MEMBERS, type Members } from './ports/changes.ts'
import type { VersionStep } from './version-step.ts'
import { itself } from './ports/people.ts'

export type RecordMembers = ReturnType<typeof makeRecordMembers>

export function makeRecordMembers({ versionStep }: { readonly versionStep: VersionStep }) {
  /**
   * Puts on record who came into the incident channel and who left it: what counts is who is in it now, who is on
   * record to be, and the host's history. One version step for each {@link MOST_MEMBERS}. May run twice.
   *
   * @param members Of whom the host told something; `everybody` repairs what it could not tell.
   * @throws {IncidentError} `not_found` for an unknown incident.
   */
  return async function recordMembers(incidentId: string, members: Members): Promise<void> {
    if (members === 'everybody') return recordAll(incidentId, members)
    for (let from = 0; from < members.length; from += MOST_MEMBERS) {
      await recordAll(incidentId, members.slice(from, from + MOST_MEMBERS))
    }
  }

  async function recordAll(incidentId: string, members: Members): Promise<void> {
    while ((await recordSome(incidentId, members)) === MOST_MEMBERS) continue
  }

  /** @returns How many. */
  async function recordSome(incidentId: string, members: Members): Promise<number> {
    const { decided } = await versionStep(
      { incidentId, members },
      { actor: itself('hook'), allow: () => undefined, decide: withMembers },
    )
    return decided.facts.length
  }
}

const withMembers = ({ incident, memberChanges, at }: Present): Decision => ({
  incident,
  facts: memberChanges.map((member) => ({
    kind: member.isIn ? 'member_joined' : 'member_left',
    by: member.userId,
    at,
    member,
  })),
  rows: { members: memberChanges },
})
