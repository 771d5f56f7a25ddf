/**
 * The table of permissions, copied by hand from permissions.md 4 and from nowhere else: the product's own table must
 * be able to disagree with it.
 *
 * `✓` allowed · `–` as if it did not exist · `✗` refused openly · `401` no session · `team` for members of the team
 */
export type Cell = '✓' | '–' | '✗' | '401' | 'team'

type Table = Readonly<Record<string, Readonly<Record<string, Cell>>>>

/** permissions.md 4.1. For a private channel `✗` of TA and TM reads `–`. */
const INCIDENTS = readTable(`
  | action                       | SA   | TA | CM | TM | GC | G | X | D   |
  | see, public channel          | ✓    | ✓  | ✓  | ✓  | ✓  | – | – | 401 |
  | see, private channel         | ✓    | –  | ✓  | –  | ✓  | – | – | 401 |
  | tasks, checklists, commander | ✓    | ✗  | ✓  | ✗  | ✓  | – | – | 401 |
  | status update, reminder      | ✓    | ✗  | ✓  | ✗  | ✓  | – | – | 401 |
  | rename, describe             | ✓    | ✗  | ✓  | ✗  | ✓  | – | – | 401 |
  | timeline                     | ✓    | ✗  | ✓  | ✗  | ✓  | – | – | 401 |
  | retrospective                | ✓    | ✗  | ✓  | ✗  | ✓  | – | – | 401 |
  | webhook deliveries, messages | ✓    | ✗  | ✓  | ✗  | ✓  | – | – | 401 |
  | announce                     | ✓    | ✗  | ✓  | ✗  | ✓  | – | – | 401 |
  | start                        | team | ✓  | ✓  | ✓  | ✗  | ✗ | – | 401 |
  | receive incident_updated     | –    | –  | ✓  | –  | ✓  | – | – | –   |
`)

/** permissions.md 4.2. */
const PLAYBOOKS = readTable(`
  | action           | SA | TA | PM | TM | G | X | D   |
  | read, public     | ✓  | ✓  | ✓  | ✓  | ✗ | – | 401 |
  | read, private    | ✓  | ✓  | ✓  | –  | ✗ | – | 401 |
  | start, public    | ✓  | ✓  | ✓  | ✓  | ✗ | – | 401 |
  | start, private   | ✓  | –  | ✓  | –  | ✗ | – | 401 |
  | edit, public     | ✓  | ✓  | ✓  | ✓  | ✗ | – | 401 |
  | edit, private    | ✓  | ✓  | ✓  | –  | ✗ | – | 401 |
  | members, public  | ✓  | ✓  | ✓  | ✓  | ✗ | – | 401 |
  | members, private | ✓  | ✓  | ✓  | –  | ✗ | – | 401 |
  | delete, public   | ✓  | ✓  | ✓  | ✓  | ✗ | – | 401 |
  | delete, private  | ✓  | ✓  | ✓  | –  | ✗ | – | 401 |
  | create           | ✓  | ✓  | ✓  | ✓  | ✗ | – | 401 |
`)

/** permissions.md 4.3, "any other person or bot" being AN. */
const SERVER = readTable(`
  | action                   | SA | AN | G | D   |
  | read settings            | ✓  | ✓  | ✗ | 401 |
  | change settings          | ✓  | ✗  | ✗ | 401 |
  | audit, metrics           | ✓  | ✗  | ✗ | 401 |
  | own preferences, OpenAPI | ✓  | ✓  | ✓ | 401 |
`)

/** @throws {Error} for an action or a column that the specification does not have. */
export function incidentCell(action: string, column: string, isPublic: boolean): Cell {
  const kind = isPublic ? 'public' : 'private'
  const cell = cellOf(INCIDENTS, action === 'see' ? `see, ${kind} channel` : action, column)
  const isHidden = !isPublic && action !== 'start' && (column === 'TA' || column === 'TM')
  return cell === '✗' && isHidden ? '–' : cell
}

export const playbookCell = (action: string, column: string, isPublic: boolean): Cell =>
  cellOf(PLAYBOOKS, action === 'create' ? action : `${action}, ${isPublic ? 'public' : 'private'}`, column)

export const serverCell = (action: string, column: string): Cell => cellOf(SERVER, action, column)

function cellOf(table: Table, action: string, column: string): Cell {
  const cell = table[action]?.[column]
  if (!cell) throw new Error(`permissions.md 4 has no cell for "${action}" and ${column}.`)
  return cell
}

function readTable(text: string): Table {
  const [head = [], ...rows] = text.trim().split('\n').map(cellsOf)
  return Object.fromEntries(
    rows.map(([action = '', ...cells]) => [
      action,
      Object.fromEntries(cells.map((cell, index) => [head[index + 1] ?? '', cell as Cell])),
    ]),
  )
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
