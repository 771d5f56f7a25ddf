import type { Checklist } from '../domain/checklist.ts'
import { matching } from './match-words.ts'
import { isNumber, unquoted, type Word } from './parse.ts'

type NumberedChecklist = Readonly<{ number: number; checklist: Checklist }>

export type Addition =
  /** Without a title it is asked for. */
  | Readonly<{ to: NumberedChecklist; title: string | undefined }>
  | Readonly<{ problem: 'usage' | 'no_match' | 'ambiguous' }>
  | Readonly<{ problem: 'range'; number: string }>

/**
 * What is to be added where: a checklist by its number or by its title in quotes, then the title of the task as it
 * was typed. The only checklist need not be named.
 *
 * @param rest What the words are words of.
 */
export function readAddition(
  checklists: readonly Checklist[],
  words: readonly Word[],
  rest: string,
): Addition {
  const [first] = words
  if (!first) return { problem: 'usage' }
  const all = checklists.map((checklist, number) => ({ number, checklist }))
  const behind = rest.slice(first.end).trim()
  const title = behind === '' ? undefined : unquoted(behind)
  if (isNumber(first)) {
    const to = all[Number(first.text)]
    return to ? { to, title } : { problem: 'range', number: first.text }
  }
  const [only, ...others] = all
  if (only && others.length === 0) return { to: only, title: unquoted(rest) }
  if (!first.isQuoted) return { problem: 'usage' }
  const [to, ...more] = matching(all, ({ checklist }) => checklist.title, first.text)
  if (!to) return { problem: 'no_match' }
  return more.length === 0 ? { to, title } : { problem: 'ambiguous' }
}
