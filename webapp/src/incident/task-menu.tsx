import * as React from 'react'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { Menu } from '../ui/menu.tsx'
import type { TaskGestures } from './task-row.tsx'

interface TaskMenuProps {
  readonly task: Task
  readonly gestures: TaskGestures
}

/** What is done to a task seldom. */
export function TaskMenu({ task, gestures: { edit, remove, mover } }: TaskMenuProps) {
  const translate = useTranslate()
  return (
    <SmallMenu
      label={translate('webapp.task.menu', { task: task.title })}
      entries={[
        { text: translate('webapp.task.edit'), onChoose: () => edit(task) },
        { text: translate('webapp.move_up'), onChoose: () => mover.step(task.id, -1) },
        { text: translate('webapp.move_down'), onChoose: () => mover.step(task.id, 1) },
        { text: translate('webapp.task.remove'), onChoose: () => remove(task) },
      ]}
    />
  )
}

const SmallMenu = styled(Menu)`
  width: 24px;
  height: 24px;
`
