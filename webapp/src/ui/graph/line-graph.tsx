import { scaleLinear } from '@visx/scale'
import { LinePath } from '@visx/shape'
import * as React from 'react'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'

import { Axes, type Plot } from './axes.tsx'
import { Note } from './note.tsx'
import { useWidth } from './use-width.ts'
import { GraphBox } from './graph-box.tsx'

export interface LinePoint {
  /** Below the axis. */
  readonly name: string
  /** Nothing where nothing is known: the line has a gap there. */
  readonly value: number | undefined
  /** All that is said about it. */
  readonly detail: string
}

interface LineGraphProps {
  readonly name: string
  /** From left to right. */
  readonly points: readonly LinePoint[]
  /** Its values are counts. */
  readonly isWhole?: boolean
}

/**
 * A line over values in a row. It is one stop of the keyboard: arrows, Home and End go from value to value, as in a
 * slider, whose value screen readers say. Source: W3C ARIA Authoring Practices, "Slider".
 */
export function LineGraph({ name, points, isWhole = false }: LineGraphProps) {
  const [box, width] = useWidth()
  const [chosen, choose] = useState<number>()
  const [isFocused, setFocused] = useState(false)
  const last = points.length - 1
  const at = chosen ?? last
  const scales = scalesOf(points, width, isWhole)

  const onKeyDown = (event: KeyboardEvent) => {
    const to = targetOf(event.key, at, last)
    if (to === undefined) return
    event.preventDefault()
    choose(to)
  }
  const onPointerMove = ({ clientX, currentTarget }: PointerEvent) => {
    const { left } = currentTarget.getBoundingClientRect()
    choose(within(Math.round(scales.across.invert(clientX - left)), last))
  }
  const leave = () => {
    setFocused(false)
    choose(undefined)
  }

  return (
    <GraphBox
      ref={box}
      dir='ltr'
      role='slider'
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={points[at]?.detail}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={leave}
      onPointerMove={onPointerMove}
      onPointerLeave={() => choose(undefined)}
    >
      <Drawing {...scales} points={points} at={chosen ?? (isFocused ? last : -1)} />
    </GraphBox>
  )
}

const within = (index: number, last: number) => Math.max(0, Math.min(index, last))

function targetOf(key: string, at: number, last: number): number | undefined {
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowRight' || key === 'ArrowUp') return within(at + 1, last)
  if (key === 'ArrowLeft' || key === 'ArrowDown') return within(at - 1, last)
  return undefined
}

type Scales = ReturnType<typeof scalesOf>

function scalesOf(points: readonly LinePoint[], width: number, isWhole: boolean) {
  const plot: Plot = { width, height: 220, top: 12, right: 24, bottom: 28, left: 48 }
  const highest = Math.max(0, ...points.map(({ value = 0 }) => value))
  const across = scaleLinear<number>({
    domain: [0, Math.max(1, points.length - 1)],
    range: [plot.left, plot.width - plot.right],
  })
  const up = scaleLinear<number>({
    domain: [0, highest || 1],
    range: [plot.height - plot.bottom, plot.top],
    nice: 4,
  })
  const heights = up.ticks(4).filter((value) => !isWhole || Number.isInteger(value))
  return { plot, across, up, heights }
}

/** Pixels that a name below the axis needs. */
const ROOM = 72

interface DrawingProps extends Scales {
  readonly points: readonly LinePoint[]
  /** The value that is looked at; -1 for none. */
  readonly at: number
}

function Drawing({ points, plot, across, up, heights, at }: DrawingProps) {
  const { formatNumber } = useIntl()
  const looked = points[at]
  const marks = points.flatMap(({ value }, index) => (value === undefined ? [] : [{ index, value }]))
  const step = Math.max(1, Math.ceil((points.length * ROOM) / (plot.width - plot.left - plot.right)))
  const named = points.map((_, index) => index).filter((index) => (points.length - 1 - index) % step === 0)
  return (
    <>
      <svg aria-hidden width={plot.width} height={plot.height}>
        <Axes
          plot={plot}
          across={{ scale: across, ticks: named, textOf: (index) => points[Number(index)]?.name ?? '' }}
          up={{ scale: up, ticks: heights, textOf: (value) => formatNumber(Number(value)) }}
        />
        {looked && <Guide x1={across(at)} x2={across(at)} y1={plot.top} y2={plot.height - plot.bottom} />}
        <LinePath
          data={[...points]}
          defined={({ value }) => value !== undefined}
          x={(_, index) => across(index)}
          y={({ value = 0 }) => up(value)}
          stroke='var(--button-bg)'
          strokeWidth={2}
        />
        {marks.map(({ index, value }) => (
          <Mark key={index} cx={across(index)} cy={up(value)} r={index === at ? 5 : 3} />
        ))}
      </svg>
      {looked && (
        <Note plot={plot} x={across(at)} y={up(looked.value ?? 0)}>
          {looked.detail}
        </Note>
      )}
    </>
  )
}

const Guide = styled.line`
  stroke: rgba(var(--center-channel-color-rgb), 0.48);
  stroke-dasharray: 4;
`

const Mark = styled.circle`
  fill: var(--button-bg);
`
