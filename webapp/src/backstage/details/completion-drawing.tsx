import * as React from 'react'
import styled from 'styled-components'

import { durationText } from '../../../../server/domain/duration.ts'
import { useTranslate } from '../../i18n.ts'
import { Axes } from '../../ui/graph/axes.tsx'
import type { CompletionScales, Dot } from './completion-scales.ts'
import { cutTitle } from './completions.ts'

interface CompletionDrawingProps extends CompletionScales {
  /** The dot that is looked at. */
  readonly looked: Dot | undefined
}

/** Only what can be seen: whoever cannot hears it from the slider around it. */
export function CompletionDrawing(props: CompletionDrawingProps) {
  const { plot, across, down, dots, headings, durations, completions, looked } = props
  const translate = useTranslate()
  const titles = new Map(completions.map(({ taskId, title }) => [taskId, cutTitle(title)]))
  return (
    <svg aria-hidden width={plot.width} height={plot.height}>
      <Axes
        plot={plot}
        across={{
          scale: across,
          ticks: durations,
          textOf: (at) =>
            Number(at) === 0 ? translate('webapp.completion.start') : durationText(Number(at)),
        }}
        up={{ scale: down, ticks: [...titles.keys()], textOf: (id) => titles.get(String(id)) ?? '' }}
      />
      {headings.map(({ key, text, y }) => (
        <Heading key={key} x={4} y={y + 4}>
          {cutTitle(text)}
        </Heading>
      ))}
      {looked && (
        <>
          <Guide x1={looked.x} x2={looked.x} y1={looked.y} y2={plot.height - plot.bottom} />
          <Guide x1={plot.left} x2={looked.x} y1={looked.y} y2={looked.y} />
        </>
      )}
      {dots.map((dot) => (
        <Mark key={dot.completion.taskId} cx={dot.x} cy={dot.y} r={dot === looked ? 7 : 5} />
      ))}
    </svg>
  )
}

const Heading = styled.text`
  fill: currentColor;
  font-size: 12px;
  font-weight: 600;
`

const Guide = styled.line`
  stroke: rgba(var(--center-channel-color-rgb), 0.64);
  stroke-dasharray: 4;
`

const Mark = styled.circle`
  fill: var(--button-bg);
`
