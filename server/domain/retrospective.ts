export type Retrospective = Readonly<{
  isEnabled: boolean
  text: string
  publishedAt: Date | undefined
  publishedById: string
  wasCanceled: boolean
  /** 0 = remind once. */
  reminderIntervalSeconds: number
}>

export const RETROSPECTIVE = { field: 'retrospective', label: 'The retrospective', min: 0, max: 50_000 }

export const DEFAULT_RETROSPECTIVE_TEMPLATE = [
  'Summary',
  'Impact',
  'Contributing factors',
  'What was done',
  'Lessons',
  'Follow-ups',
  'Timeline highlights',
]
  .map((heading) => `### ${heading}\n`)
  .join('\n')

/** Neither published nor cancelled: whoever commands is asked for it. */
export const isAwaited = ({ isEnabled, publishedAt }: Retrospective): boolean =>
  isEnabled && publishedAt === undefined

/** When it is asked for again; `undefined` where once is enough. */
export const askedAgainAt = ({ reminderIntervalSeconds }: Retrospective, at: Date): Date | undefined =>
  reminderIntervalSeconds === 0 ? undefined : new Date(at.getTime() + reminderIntervalSeconds * 1000)

export const unwritten = (
  template: string,
  reminderIntervalSeconds: number,
  isEnabled: boolean,
): Retrospective => ({
  isEnabled,
  text: template,
  publishedAt: undefined,
  publishedById: '',
  wasCanceled: false,
  reminderIntervalSeconds,
})
