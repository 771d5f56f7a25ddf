import { AxisBottom, AxisLeft, type AxisScale } from '@visx/axis'
import * as React from 'react'

/** Where a graph draws: pixels of the whole, and of the edges in which its axes and their texts stand. */
export interface Plot {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

interface AxisProps<Scale extends AxisScale> {
  readonly scale: Scale
  /** Where ticks stand; chosen by the scale where left out. */
  readonly ticks?: readonly Parameters<Scale>[0][]
  readonly textOf: (value: Parameters<Scale>[0]) => string
}

interface AxesProps<Across extends AxisScale, Up extends AxisScale> {
  readonly plot: Plot
  readonly across: AxisProps<Across>
  readonly up: AxisProps<Up>
}

/** The two axes of a graph, in the colours of the text around it. */
export function Axes<Across extends AxisScale, Up extends AxisScale>(props: AxesProps<Across, Up>) {
  const { plot, across, up } = props
  return (
    <>
      <AxisBottom
        {...looks}
        top={plot.height - plot.bottom}
        scale={across.scale}
        {...(across.ticks && { tickValues: [...across.ticks] })}
        tickFormat={across.textOf}
        tickLabelProps={{ ...label, textAnchor: 'middle', dy: 4 }}
      />
      <AxisLeft
        {...looks}
        left={plot.left}
        scale={up.scale}
        {...(up.ticks && { tickValues: [...up.ticks] })}
        tickFormat={up.textOf}
        tickLabelProps={{ ...label, textAnchor: 'end', dx: -4, dy: 4 }}
      />
    </>
  )
}

const looks = { stroke: 'currentColor', tickStroke: 'currentColor', tickLength: 4 } as const

const label = { fill: 'currentColor', fontFamily: 'inherit', fontSize: 12 } as const
