import { invalid } from './errors.ts'

export type TextRule = {
  /** Where the fault is shown, e.g. `name`. */
  readonly field: string
  /** What the person calls it, e.g. "The name". */
  readonly label: string
  /** Code points, after trimming. */
  readonly min: number
  readonly max: number
  readonly oneLine?: boolean
}

// Any C0 control but tab and newline, and delete.
// eslint-disable-next-line no-control-regex -- that is what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/
// A lone half of a surrogate pair is no text: PostgreSQL and gob both refuse it.
const LONE_SURROGATE = /\p{Surrogate}/u

export const codePoints = (text: string): number => [...text].length

/**
 * Text as it is stored: line ends are `\n`, outer white space is gone.
 *
 * @throws {IncidentError} `invalid` when it breaks the rule.
 */
export function cleanText(text: string, rule: TextRule): string {
  const clean = text.replaceAll('\r\n', '\n').trim()
  if (CONTROLS.test(clean) || LONE_SURROGATE.test(clean)) {
    throw invalid(`${rule.label} contains characters that cannot be shown.`, rule.field)
  }
  if (rule.oneLine && clean.includes('\n')) throw invalid(`${rule.label} must be one line.`, rule.field)
  const length = codePoints(clean)
  if (length < rule.min || length > rule.max) throw invalid(lengthMessage(rule, length), rule.field)
  return clean
}

function lengthMessage({ label, min, max }: TextRule, length: number): string {
  if (length === 0 && min > 0) return `${label} is required.`
  return min > 0
    ? `${label} needs ${min} to ${max} characters.`
    : `${label} may have at most ${max} characters.`
}

/** Cuts between characters, never inside an emoji or a letter with its marks; a cut text ends in `…`. */
export function cutText(text: string, max: number): string {
  if (codePoints(text) <= max) return text
  let kept = ''
  let length = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    length += codePoints(segment)
    if (length > max - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** The longest beginning that fits into so many bytes of UTF-8, whole characters only. */
export function fittingBytes(text: string, max: number): string {
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    bytes += utf8Bytes(segment)
    if (bytes > max) break
    kept += segment
  }
  return kept
}

export const utf8Bytes = (text: string): number =>
  [...text].reduce((sum, character) => sum + utf8Length(character.codePointAt(0) ?? 0), 0)

const utf8Length = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
