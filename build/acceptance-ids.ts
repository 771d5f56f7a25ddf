/** One part of the specification: its ids are numbered from first to last, with gaps. */
type Area = Readonly<{
  title: string
  prefix: string
  first: number
  last: number
  digits: number
  missing?: readonly number[]
}>

const catalogue = (title: string, first: number, last: number): Area => ({
  title,
  prefix: 'A',
  first,
  last,
  digits: 3,
})

const pitfalls = (title: string, first: number, last: number, missing: readonly number[] = []): Area => ({
  title,
  prefix: 'P',
  first,
  last,
  digits: 2,
  missing,
})

/** The sections of the acceptance catalogue, then pitfalls and permissions. */
const AREAS: readonly Area[] = [
  catalogue('Installation', 1, 8),
  catalogue('Start dialog', 9, 20),
  catalogue('Starting', 21, 37),
  catalogue('Automation', 38, 50),
  catalogue('Status updates', 51, 70),
  catalogue('Reminders', 71, 80),
  catalogue('Broadcast and announce', 81, 84),
  catalogue('Sidebar: opening, header, footer', 85, 96),
  catalogue('Sidebar: list', 97, 106),
  catalogue('Tasks', 107, 125),
  catalogue('Timeline', 126, 134),
  catalogue('Commands', 135, 150),
  catalogue('Backstage and incidents list', 151, 161),
  catalogue('Incident details', 162, 173),
  catalogue('Retrospective', 174, 179),
  catalogue('Playbooks list and editor', 180, 200),
  catalogue('Statistics and settings', 201, 208),
  catalogue('REST: incidents', 209, 223),
  catalogue('REST: playbooks', 224, 231),
  catalogue('Lists, storage, rules', 232, 237),
  catalogue('Who sees what', 238, 245),
  catalogue('Dialogs, buttons, abuse', 246, 250),
  catalogue('Live, failures, several nodes', 251, 257),
  catalogue('Things that are gone', 258, 262),
  catalogue('Keyboard, screen reader, languages, widths', 263, 269),
  pitfalls('Pitfalls: correctness', 1, 37, [21, 34]),
  pitfalls('Pitfalls: security', 40, 54),
  pitfalls('Pitfalls: scale and noise', 60, 72),
  pitfalls('Pitfalls: web app', 80, 90),
  { title: 'Permissions: visibility', prefix: 'V', first: 1, last: 9, digits: 1 },
  { title: 'Permissions: playbooks', prefix: 'PB', first: 1, last: 6, digits: 1 },
  { title: 'Permissions: must be refused', prefix: 'X', first: 1, last: 32, digits: 2 },
]

/** Every id that a test can show, by area, in the order of the specification. */
export const ACCEPTANCE_IDS: readonly Readonly<{ area: string; ids: readonly string[] }>[] = AREAS.map(
  ({ title, prefix, first, last, digits, missing = [] }) => ({
    area: title,
    ids: Array.from({ length: last - first + 1 }, (_, index) => first + index)
      .filter((number) => !missing.includes(number))
      .map((number) => `${prefix}-${String(number).padStart(digits, '0')}`),
  }),
)
