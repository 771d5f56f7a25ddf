import { translate, type TextId } from '../usecases/translate.ts'
import { mustBeUsedRight, usageOf, type Command } from './command.ts'

const DESCRIBED = { name: 'help', hint: '[command]', example: '/incident help check' }

/** Whatever is not named here stands with the last ones. */
const GROUPS: readonly Readonly<{ title: TextId; names: readonly string[] }>[] = [
  { title: 'command.help.group.start', names: ['start', 'end', 'update', 'restart'] },
  { title: 'command.help.group.tasks', names: ['check', 'checkadd', 'checkremove'] },
  { title: 'command.help.group.people', names: ['commander'] },
  { title: 'command.help.group.communication', names: ['announce'] },
  { title: 'command.help.group.look', names: [] },
]

/** @param commands Asked late, since help is one of them. */
export const helpCommand = (commands: () => readonly Command[]): Command => ({
  ...DESCRIBED,
  help: 'command.help.help',
  run: ({ words }) => {
    const [word, ...more] = words
    if (!word) return Promise.resolve({ text: helpText(commands()) })
    const named = commands().find(({ name }) => name === word.text.toLowerCase())
    mustBeUsedRight(named !== undefined && more.length === 0, DESCRIBED)
    return Promise.resolve({ text: named ? [lineOf(named), exampleOf(named)].join('\n') : '' })
  },
})

/** One line for each subcommand. */
export function helpText(commands: readonly Command[]): string {
  const visible = commands.filter(({ isHidden }) => !isHidden)
  const grouped = GROUPS.flatMap(({ names }) => names)
  const sections = GROUPS.map(({ title, names }, index) => {
    const isLast = index === GROUPS.length - 1
    const own = visible.filter(({ name }) => names.includes(name) || (isLast && !grouped.includes(name)))
    return own.length === 0 ? '' : [`**${translate(title)}**`, ...own.map(lineOf)].join('\n')
  })
  return [
    translate('command.help.intro'),
    ...sections.filter((section) => section !== ''),
    translate('command.help.naming'),
  ].join('\n\n')
}

const lineOf = (command: Command): string => `- \`${usageOf(command)}\`: ${translate(command.help)}`

const exampleOf = ({ example }: Command): string => translate('command.help.example', { example })
