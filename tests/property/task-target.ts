import fc from 'fast-check'
import {
  badVersion,
  staleVersion,
  UNKNOWN,
  unseen,
  versionQuery,
  anyVersion,
  type Asked,
  type Version,
} from './gesture.ts'
import { tasksOf, type ModelTask } from './model.ts'

/** Which task: by its id or by its place, with a version that one has read or none. */
export type Target = Readonly<{
  task: number
  list: number
  badPlace: string
  isByPlace: boolean
  version: Version
}>

export const anyTarget: fc.Arbitrary<Target> = fc.record({
  task: fc.nat(40),
  list: fc.nat(6),
  badPlace: fc.constantFrom('', '', '', '', '', '', '', '-1', '0.5', '00001', '1e1'),
  isByPlace: fc.boolean(),
  version: anyVersion,
})

/** A task, its path, and what refuses every change of it. */
export type Found = Readonly<{
  task: ModelTask | undefined
  path: string
  /** What is looked at before anything else, then who may, then what is there, then the version. */
  refusals: (late: {
    shape?: readonly (string | false)[]
    value?: readonly (string | false)[]
    afterVersion?: readonly (string | false)[]
  }) => (string | false | undefined)[]
}>

export function findTask(asked: Asked, { task: pick, list, badPlace, isByPlace, version }: Target): Found {
  const { task, path } = isByPlace ? atPlace(asked, list, pick, badPlace) : byId(asked, pick)
  const missing = task === undefined && 'not_found'
  const stale = staleVersion(version)
  const isMalformed = isByPlace && badPlace !== '' && 'invalid'
  return {
    task,
    path: `/incidents/${asked.incident.id}/${path}`,
    refusals: ({ shape = [], value = [], afterVersion = [] }) => [
      isMalformed,
      badVersion(asked, version),
      ...shape,
      unseen(asked),
      // Of another version a place says nothing.
      ...(isByPlace ? [stale, missing, ...value] : [missing, ...value, stale]),
      ...afterVersion,
    ],
  }
}

export const queryOf = (asked: Asked, { version }: Pick<Target, 'version'>): string =>
  versionQuery(asked, version)

function byId({ incident, world }: Asked, pick: number): { task: ModelTask | undefined; path: string } {
  const own = tasksOf(incident)
  const foreign = world.incidents.find(({ id }) => id !== incident.id)
  const others = [UNKNOWN, (foreign && tasksOf(foreign)[0]?.id) ?? UNKNOWN]
  const index = pick % (own.length + others.length)
  const task = own[index]
  return { task, path: `tasks/${task?.id ?? others[index - own.length] ?? UNKNOWN}` }
}

function atPlace({ incident }: Asked, list: number, pick: number, badPlace: string) {
  const c = list % (incident.checklists.length + 1)
  const tasks = incident.checklists[c]?.tasks ?? []
  const i = pick % (tasks.length + 1)
  return { task: tasks[i], path: `checklists/${c}/item/${badPlace || i}` }
}
