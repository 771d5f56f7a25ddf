import * as React from 'react'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { useNow } from '../../product.ts'
import { Note } from '../../ui/graph/note.tsx'
import { useWidth } from '../../ui/graph/use-width.ts'
import { CompletionDrawing } from './completion-drawing.tsx'
import { scalesOf } from './completion-scales.ts'
import type { Completion } from './completions.ts'
import { useCompletionDetail } from './use-completion-detail.ts'
import { GraphBox } from '../../ui/graph/graph-box.tsx'

interface CompletionGraphProps {
  readonly incident: Pick<Incident, 'create_at' | 'end_at'>
  readonly completions: readonly Completion[]
}

/**
 * A dot for each task that is done, at the time since the start. It is one stop of the keyboard: arrows, Home and End
 * go from one to the next, as in a slider, whose value screen readers say. Source: W3C ARIA Authoring Practices, "Slider".
 */
export function CompletionGraph({ incident, completions }: CompletionGraphProps) {
  const translate = useTranslate()
  const detailOf = useCompletionDetail()
  const now = useNow()
  const [box, width] = useWidth()
  const [chosenId, choose] = useState<string>()
  const [isFocused, setFocused] = useState(false)
  const scales = scalesOf(completions, (incident.end_at || now) - incident.create_at, width)
  const { dots, plot } = scales
  const chosen = dots.find(({ completion }) => completion.taskId === chosenId)
  const value = chosen ?? dots[0]
  const looked = chosen ?? (isFocused ? dots[0] : undefined)

  const onKeyDown = (event: KeyboardEvent) => {
    const to = targetOf(event.key, value ? dots.indexOf(value) : -1, dots.length - 1)
    if (to === undefined) return
    event.preventDefault()
    choose(dots[to]?.completion.taskId)
  }
  const onPointerMove = ({ clientY, currentTarget }: PointerEvent) => {
    const y = clientY - currentTarget.getBoundingClientRect().top
    choose(dots.find((dot) => Math.abs(dot.y - y) <= scales.rowHeight / 2)?.completion.taskId)
  }
  const leave = () => {
    setFocused(false)
    choose(undefined)
  }

  if (!value) {
    return (
      <GraphBox ref={box} dir='ltr'>
        <CompletionDrawing {...scales} looked={undefined} />
        <Nothing>{translate('webapp.completion.none_done')}</Nothing>
      </GraphBox>
    )
  }
  return (
    <GraphBox
      ref={box}
      dir='ltr'
      role='slider'
      tabIndex={0}
      aria-label={translate('webapp.completion.heading')}
      aria-orientation='vertical'
      aria-valuemin={1}
      aria-valuemax={dots.length}
      aria-valuenow={dots.indexOf(value) + 1}
      aria-valuetext={detailOf(value.completion)}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={leave}
      onPointerMove={onPointerMove}
      onPointerLeave={() => choose(undefined)}
    >
      <CompletionDrawing {...scales} looked={looked} />
      {looked && (
        <Note plot={plot} x={looked.x} y={looked.y}>
          {detailOf(looked.completion)}
        </Note>
      )}
    </GraphBox>
  )
}

/** From the first row downwards. */
function targetOf(key: string, at: number, last: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(at + 1, last)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(at - 1, 0)
  return undefined
}

const Nothing = styled.p`
  position: absolute;
  inset: 40% 0 auto 200px;
  margin: 0;
  text-align: center;
`
