import * as React from 'react'

import { durationText } from '../../../../server/domain/duration.ts'
import { useTranslate } from '../../i18n.ts'
import { GraphOrTable } from '../../ui/graph/graph-or-table.tsx'
import { LineGraph } from '../../ui/graph/line-graph.tsx'
import { useDayTexts } from './use-day-texts.ts'

/** Day by day, newest first; durations in milliseconds. A day without samples says nothing about how long it took. */
export interface Latencies {
  readonly mean: readonly number[]
  readonly median: readonly number[]
  readonly samples: readonly number[]
}

interface LatencyGraphProps {
  readonly title: string
  readonly latencies: Latencies
  /** When they were counted. */
  readonly at: number
}

const HOUR = 3_600_000

/** How long something took, by the day on which incidents were started. */
export function LatencyGraph({ title, latencies, at }: LatencyGraphProps) {
  const translate = useTranslate()
  const days = useDays(latencies, at)
  const points = days.map(({ day, hours, mean, median, samples }) => ({
    name: day,
    value: hours,
    detail:
      hours === undefined
        ? `${day}\n${samples}`
        : `${day}\n${translate('webapp.statistics.took', { mean, median })}\n${samples}`,
  }))
  const isEmpty = days.every(({ hours }) => hours === undefined)
  return (
    <GraphOrTable
      title={title}
      note={translate('webapp.statistics.hours_by_start', { count: days.length })}
      empty={isEmpty ? translate('webapp.statistics.not_enough') : undefined}
      graph={<LineGraph name={title} points={points.reverse()} />}
      columns={[
        translate('webapp.statistics.day'),
        translate('webapp.statistics.mean'),
        translate('webapp.statistics.median'),
        translate('webapp.statistics.samples'),
      ]}
      rows={days.map(({ day, mean, median, samples }) => [day, mean, median, samples])}
    />
  )
}

function useDays({ mean, median, samples }: Latencies, at: number) {
  const translate = useTranslate()
  const dayOf = useDayTexts(at)
  return samples.map((count, index) => {
    const isKnown = count > 0
    const took = (values: readonly number[]) =>
      isKnown ? durationText(values[index] ?? 0) : translate('webapp.statistics.unknown')
    return {
      day: dayOf(index),
      hours: isKnown ? (mean[index] ?? 0) / HOUR : undefined,
      mean: took(mean),
      median: took(median),
      samples: translate('webapp.statistics.sample_count', { count }),
    }
  })
}
