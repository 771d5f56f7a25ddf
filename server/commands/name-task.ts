import type { Checklist, Task } from '../domain/checklist.ts'
import type { Word } from './parse.ts'

export type NumberedTask = Readonly<{ numbers: string; checklist: Checklist; task: Task }>

export type Named =
  | { readonly found: NumberedTask }
  | { readonly problem: 'usage' }
  | { readonly problem: 'no_match' }
  | { readonly problem: 'ambiguous'; readonly candidates: readonly NumberedTask[] }
  | {
      readonly problem: 'range'
      readonly what: 'checklist' | 'task'
      readonly number: string
      readonly count: number
    }

const NUMBER = /^[0-9]{1,9}$/

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

const isNumber = ({ text, isQuoted }: Word): boolean => !isQuoted && NUMBER.test(text)

function byNumbers(checklists: readonly Checklist[], c: string, i: string): Named {
  const checklist = checklists[Number(c)]
  if (!checklist) return { problem: 'range', what: 'checklist', number: c, count: checklists.length }
  const task = checklist.tasks[Number(i)]
  if (!task) return { problem: 'range', what: 'task', number: i, count: checklist.tasks.length }
  return { found: { numbers: `${Number(c)} ${Number(i)}`, checklist, task } }
}

function byWords(checklists: readonly Checklist[], words: readonly Word[]): Named {
  const typed = plain(words.map(({ text }) => text).join(' '))
  if (typed === '') return { problem: 'no_match' }
  const tasks = numbered(checklists)
  const equal = tasks.filter(({ task }) => plain(task.title) === typed)
  const candidates =
    equal.length > 0 ? equal : tasks.filter(({ task }) => beginsWords(plain(task.title), typed))
  const [found] = candidates
  if (!found) return { problem: 'no_match' }
  return candidates.length === 1 ? { found } : { problem: 'ambiguous', candidates }
}

/** Every task with the numbers that name it. */
export const numbered = (checklists: readonly Checklist[]): NumberedTask[] =>
  checklists.flatMap((checklist, c) =>
    checklist.tasks.map((task, i) => ({ numbers: `${c} ${i}`, checklist, task })),
  )

function beginsWords(title: string, typed: string): boolean {
  const words = title.split(' ')
  return typed.split(' ').every((part) => words.some((word) => word.startsWith(part)))
}

/** Case, accents, extra spaces, emoji short codes and Markdown marks do not matter. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/:[a-z0-9_+-]+:/gi, ' ')
    .replace(/[*_`~#>[\]()|]/g, ' ')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
