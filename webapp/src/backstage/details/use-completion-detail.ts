import { useIntl } from 'react-intl'

import { durationText } from '../../../../server/domain/duration.ts'
import { useTranslate } from '../../i18n.ts'
import { useTimeFormat } from '../../incident/use-time-format.ts'
import type { Completion } from './completions.ts'

/** All that is said about a task that is done, one line each. */
export function useCompletionDetail(): (completion: Completion) => string {
  const translate = useTranslate()
  const { formatDate } = useIntl()
  const format = useTimeFormat()
  return ({ title, doneAt = 0, sinceStart = 0, sincePrevious }) =>
    [
      title,
      formatDate(doneAt, { dateStyle: 'medium', timeStyle: 'short', ...format }),
      translate('webapp.completion.after_start', { duration: durationText(sinceStart) }),
      ...(sincePrevious === undefined
        ? []
        : [translate('webapp.completion.after_previous', { duration: durationText(sincePrevious) })]),
    ].join('\n')
}
