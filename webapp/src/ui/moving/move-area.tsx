import { DragDropContext, useMouseSensor, useTouchSensor } from '@hello-pangea/dnd'
import * as React from 'react'
import type { ReactNode } from 'react'

import { useTranslate } from '../../i18n.ts'
import type { Mover } from './use-mover.ts'

const SENSORS = [useMouseSensor, useTouchSensor]

/** In it lie the Droppables and Draggables of one mover. The keyboard is the mover's own. */
export function MoveArea({ mover, children }: { readonly mover: Mover; readonly children: ReactNode }) {
  const translate = useTranslate()
  return (
    <DragDropContext
      onDragStart={mover.onDragStart}
      onDragUpdate={mover.onDragUpdate}
      onDragEnd={mover.onDragEnd}
      dragHandleUsageInstructions={translate('webapp.moving.help')}
      enableDefaultSensors={false}
      sensors={SENSORS}
    >
      {children}
    </DragDropContext>
  )
}
