import * as React from 'react'

import { useTranslate, type TextId } from '../../i18n.ts'
import { GraphOrTable } from '../../ui/graph/graph-or-table.tsx'
import { LineGraph } from '../../ui/graph/line-graph.tsx'
import { useDayTexts } from './use-day-texts.ts'

interface CountGraphProps {
  readonly title: string
  /** How many there were; takes `count`. */
  readonly unit: TextId
  /** Day by day, newest first. */
  readonly counts: readonly number[]
  /** When they were counted. */
  readonly at: number
}

/** How many there were on each of the last days. */
export function CountGraph({ title, unit, counts, at }: CountGraphProps) {
  const translate = useTranslate()
  const dayOf = useDayTexts(at)
  const days = counts.map((count, index) => ({ day: dayOf(index), text: translate(unit, { count }), count }))
  const points = days.map(({ day, text, count }) => ({ name: day, value: count, detail: `${day}\n${text}` }))
  return (
    <GraphOrTable
      title={title}
      note={translate('webapp.statistics.last_days', { count: counts.length })}
      graph={<LineGraph name={title} points={points.reverse()} isWhole />}
      columns={[translate('webapp.statistics.day'), translate('webapp.statistics.count')]}
      rows={days.map(({ day, text }) => [day, text])}
    />
  )
}
