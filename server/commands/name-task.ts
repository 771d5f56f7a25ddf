import type { Checklist, Task } from '../domain/checklist.ts'
import { matching } from './match-words.ts'
import { isNumber, type Word } from './parse.ts'

export type NumberedTask = Readonly<{ numbers: string; checklist: Checklist; task: Task }>

export type Named =
  | { readonly found: NumberedTask }
  | { readonly problem: 'usage' }
  | { readonly problem: 'no_match' }
  | { readonly problem: 'ambiguous'; readonly candidates: readonly NumberedTask[] }
  | OutOfRange

export type OutOfRange = {
  readonly problem: 'range'
  readonly what: 'checklist' | 'task'
  readonly number: string
  readonly count: number
}

/** Finds the task that the words name: by its two numbers, counted from 0, or by words of its title. */
export function nameTask(checklists: readonly Checklist[], words: readonly Word[]): Named {
  const [first, second] = words
  if (first === undefined) return { problem: 'usage' }
  if (isNumber(first) && words.length === 1) return { problem: 'usage' }
  if (second && isNumber(first) && isNumber(second)) {
    return words.length === 2 ? byNumbers(checklists, first.text, second.text) : { problem: 'usage' }
  }
  return byWords(checklists, words)
}

function byNumbers(checklists: readonly Checklist[], c: string, i: string): Named {
  const checklist = checklists[Number(c)]
  if (!checklist) return { problem: 'range', what: 'checklist', number: c, count: checklists.length }
  const task = checklist.tasks[Number(i)]
  if (!task) return { problem: 'range', what: 'task', number: i, count: checklist.tasks.length }
  return { found: { numbers: `${Number(c)} ${Number(i)}`, checklist, task } }
}

function byWords(checklists: readonly Checklist[], words: readonly Word[]): Named {
  const typed = words.map(({ text }) => text).join(' ')
  const candidates = matching(numbered(checklists), ({ task }) => task.title, typed)
  const [found] = candidates
  if (!found) return { problem: 'no_match' }
  return candidates.length === 1 ? { found } : { problem: 'ambiguous', candidates }
}

/** Every task with the numbers that name it. */
export const numbered = (checklists: readonly Checklist[]): NumberedTask[] =>
  checklists.flatMap((checklist, c) =>
    checklist.tasks.map((task, i) => ({ numbers: `${c} ${i}`, checklist, task })),
  )
