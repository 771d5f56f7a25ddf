export const PLAYBOOK_SORTS = ['title', 'stages', 'steps'] as const
export type PlaybookSort = (typeof PLAYBOOK_SORTS)[number]

export type PlaybookListQuestion = Readonly<{
  teamId: string
  /** In the title, whatever its case; `""` = any. */
  searchTerm: string
  /** Only those whose members hold the person who asks. */
  isMemberOnly: boolean
  sort: PlaybookSort
  isDescending: boolean
}>
