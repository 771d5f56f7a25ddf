import type { ChecklistTemplate } from '../../server/domain/checklist.ts'
import type { PlaybookContent, Sharing } from '../../server/domain/playbook.ts'
import { newId } from '../../server/ids.ts'
import { insertRow, type Rows } from './host-world.ts'

export type GivenPlaybook = Partial<Omit<PlaybookContent & Sharing, 'checklists'>> & {
  teamId: string
  checklists?: readonly ChecklistTemplate[]
  isDeleted?: boolean
}

const CREATED = 1_700_000_000_000

/** A playbook in our own schema, private unless it says otherwise. @returns Its id. */
export async function insertPlaybook(db: Rows, given: GivenPlaybook): Promise<string> {
  const id = newId()
  const { memberIds = [], checklists = [], isPublic = false, isDeleted = false, ...fields } = given
  await insertRow(db, 'incident_collaboration.playbook', {
    id,
    title: 'Outage',
    ...snakeCased(fields),
    public: isPublic,
    delete_at: isDeleted ? CREATED + 1 : 0,
    create_at: CREATED,
    update_at: CREATED,
    num_stages: checklists.length,
    num_steps: checklists.flatMap(({ tasks }) => tasks).length,
    checklists: JSON.stringify(checklists.map(stored)),
  })
  for (const userId of memberIds) {
    await insertRow(db, 'incident_collaboration.playbook_member', { playbook_id: id, user_id: userId })
  }
  return id
}

/** A setting as the System Console would have stored it. */
export const insertSetting = (db: Rows, name: string, value: unknown): Promise<void> =>
  insertRow(db, 'incident_collaboration.setting', { name, value: JSON.stringify(value) })

const stored = ({ title, tasks }: ChecklistTemplate) => ({
  id: newId(),
  title,
  items: tasks.map((task) => ({ id: newId(), ...task })),
})

/** The columns are named as the fields of the domain are. */
const snakeCased = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
