import { codePoints, cutText } from '../domain/text.ts'
import { escapeLine } from './escape.ts'

/** The host takes 16,383 in a post (Mattermost 11.6, model.PostMessageMaxRunesV2); the rest is for what stands around. */
const LONGEST = 16_000

/**
 * Somebody's text as a Markdown quote, line by line as typed: nobody is pinged by it. What is too long for one post is
 * cut between characters.
 */
export function quoteLines(text: string, max = LONGEST): string {
  const whole = quote(text)
  if (codePoints(whole) <= max) return whole
  // Quoting makes a text longer, by how much depends on what is in it.
  let [fitting, tooLong] = [0, codePoints(text)]
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2)
    if (codePoints(quote(cutText(text, middle))) <= max) fitting = middle
    else tooLong = middle
  }
  return quote(cutText(text, fitting))
}

const quote = (text: string): string =>
  text === ''
    ? ''
    : text
        .split(/\r?\n/)
        .map((line) => `> ${escapeLine(line)}`.trimEnd())
        .join('\n')
