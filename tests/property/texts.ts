import fc from 'fast-check'

/** Code points after trimming. */
type Length = Readonly<{ min: number; max: number; isOneLine?: boolean }>

const PLAIN = [
  'Call the bank',
  '  Tell support ',
  'Find who is on call',
  '%s {} $1 \\ 100 %',
  '*bold* [x](https://example.com) ~town-square @all',
  'Ärger mit der Kasse 🔥',
  '👩🏽‍🚒 e\u0301 العربية 中文',
]

/** Texts that are stored, and some that are refused: blank, too long, of several lines, of what is no character. */
export const anyText = ({ max }: Length): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...PLAIN) },
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        '',
        ' \t ',
        'x'.repeat(max),
        '🔥'.repeat(max),
        'x'.repeat(max + 1),
        'one\r\ntwo',
        'a\u0000b',
        'a\u001bb',
        '\ud83d',
      ),
    },
  )

/** data-model.md 1, "text". @returns What is stored; `undefined` when it is refused. */
export function stored(text: string, { min, max, isOneLine = false }: Length): string | undefined {
  const trimmed = text.split('\r\n').join('\n').trim()
  const characters = Array.from(trimmed)
  const isSound = characters.every((character) => {
    const code = character.codePointAt(0) ?? 0
    const isControl = (code < 32 && character !== '\t' && character !== '\n') || code === 127
    return !isControl && !(code >= 0xd800 && code <= 0xdfff)
  })
  const isFitting = characters.length >= min && characters.length <= max
  return isSound && isFitting && !(isOneLine && trimmed.includes('\n')) ? trimmed : undefined
}

export const LENGTHS = {
  taskTitle: { min: 1, max: 256, isOneLine: true },
  taskDescription: { min: 0, max: 4096 },
  checklistTitle: { min: 1, max: 128, isOneLine: true },
  incidentName: { min: 2, max: 64, isOneLine: true },
  incidentDescription: { min: 0, max: 4096 },
  message: { min: 1, max: 16_000 },
  summary: { min: 1, max: 256 },
  playbookTitle: { min: 1, max: 256, isOneLine: true },
} as const satisfies Record<string, Length>

/** data-model.md 2.2: a lone slash is no command. */
export function storedCommand(text: string): string | undefined {
  const command = stored(text, { min: 0, max: 1024, isOneLine: true })
  if (command === '/' || command === '') return ''
  return command?.startsWith('/') ? command : undefined
}

export const anyCommand = fc.constantFrom(
  '',
  '/',
  '/incident help',
  ' /incident info ',
  '/there-is-none now',
  'no slash',
  `/${'x'.repeat(1024)}`,
)
