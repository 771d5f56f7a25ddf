import { expect, test } from '@jest/globals'

import { commandDoors, eventDoors, nameless, restDoors, routesTaken, withoutRemark } from './doors.ts'
import {
  CHOICE_ROWS,
  COMMAND_ROWS,
  EVENT_ROWS,
  INCIDENT_ROWS,
  PLAYBOOK_ROWS,
  SERVER_ROWS,
  START_ROWS,
  SUGGESTION_ROWS,
  TEAM_ROWS,
} from './rows/index.ts'

const ALL = [INCIDENT_ROWS, PLAYBOOK_ROWS, TEAM_ROWS, SERVER_ROWS, START_ROWS, SUGGESTION_ROWS, CHOICE_ROWS]
  .flatMap((rows) => Object.keys(rows))
  .map(withoutRemark)
/** Says how to use the product, and nothing of what is in it. */
const FOR_ANYBODY = ['/incident help']
const isCommand = (row: string): boolean => row.startsWith('/incident ')

test('P-41: every route has a row in the matrix, and every row a route', async () => {
  const rows = ALL.filter((row) => !isCommand(row))
  expect(compared(await restDoors(), rows)).toEqual(COMPLETE)
})

test('no route is hidden from the specification', async () => {
  const documented = (await restDoors()).map(nameless)
  expect([...new Set(await routesTaken())].sort()).toEqual([...new Set(documented)].sort())
})

test('P-41: every subcommand has a row in the matrix, and every row a subcommand', () => {
  const rows = [...ALL.filter(isCommand), ...FOR_ANYBODY, ...Object.keys(COMMAND_ROWS).map(withoutRemark)]
  expect(compared(commandDoors(), rows)).toEqual(COMPLETE)
})

test('P-41: every socket event has a row in the matrix, and every row an event', () => {
  expect(compared(eventDoors(), Object.keys(EVENT_ROWS).map(withoutRemark))).toEqual(COMPLETE)
})

test('X-29: twins ask for the same right', () => {
  const rows = { ...INCIDENT_ROWS, ...COMMAND_ROWS }
  for (const { twin, needs, also, archived } of Object.values(rows)) {
    if (twin)
      expect(rows[twin]).toMatchObject({ needs, ...(also && { also }), ...(archived && { archived }) })
  }
})

const COMPLETE = { doorsWithoutRow: [], rowsWithoutDoor: [] }

const compared = (doors: readonly string[], rows: readonly string[]) => ({
  doorsWithoutRow: doors.filter((door) => !rows.includes(door)),
  rowsWithoutDoor: rows.filter((row) => !doors.includes(row)),
})
