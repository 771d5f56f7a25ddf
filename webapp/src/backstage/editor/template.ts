import type { TextId, Translate } from '../../i18n.ts'
import { emptyDraft, emptyTask, type Beginnings, type Draft } from './draft.ts'

/** What addresses call the template that comes with the product. */
export const BUILT_IN = 'incident-collaboration'

/** A playbook that comes with the product. */
export function builtInDraft(translate: Translate, beginnings: Beginnings): Draft {
  const { newId } = beginnings
  const part = (heading: TextId, guide: TextId) => `### ${translate(heading)}\n${translate(guide)}\n`
  return {
    ...emptyDraft(beginnings),
    title: translate('webapp.template.name'),
    summary: translate('webapp.template.summary'),
    description: [
      part('webapp.template.overview_summary', 'webapp.template.overview_summary_guide'),
      part('webapp.template.overview_impact', 'webapp.template.overview_impact_guide'),
    ].join('\n'),
    reminder_message_template: updateTemplate(translate),
    checklists: CHECKLISTS.map(([title, tasks]) => ({
      id: newId(),
      title: translate(title),
      items: tasks.map(([name, command = '']) => ({
        ...emptyTask(newId()),
        title: translate(name),
        command,
      })),
    })),
  }
}

/** The structure for updates that new playbooks begin with. */
export const updateTemplate = (translate: Translate): string =>
  `### ${translate('webapp.template.update_progress')}\n\n### ${translate('webapp.template.update_impact')}\n`

type Tasks = readonly (readonly [TextId, command?: string])[]

const CHECKLISTS: readonly (readonly [TextId, Tasks])[] = [
  [
    'webapp.template.triage',
    [
      ['webapp.template.triage_announce_type'],
      ['webapp.template.triage_acknowledge'],
      ['webapp.template.triage_on_call', '/genie whoisoncall'],
      ['webapp.template.triage_severity'],
      ['webapp.template.triage_call'],
      ['webapp.template.triage_issue', '/jira create'],
      ['webapp.template.triage_stakeholders'],
      ['webapp.template.triage_began'],
      ['webapp.template.triage_announce_known', '/echo'],
      ['webapp.template.triage_roles'],
    ],
  ],
  [
    'webapp.template.investigation',
    [
      ['webapp.template.investigation_causes'],
      ['webapp.template.investigation_changes'],
      ['webapp.template.investigation_decide'],
    ],
  ],
  [
    'webapp.template.resolution',
    [
      ['webapp.template.resolution_apply'],
      ['webapp.template.resolution_watch'],
      ['webapp.template.resolution_confirm'],
      ['webapp.template.resolution_issue'],
      ['webapp.template.resolution_end', '/incident end'],
      ['webapp.template.resolution_export', '/export'],
      ['webapp.template.resolution_review'],
    ],
  ],
]
