import * as React from 'react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'

import type { Task } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { Icon, QuietButton } from '../ui/button.tsx'
import { PlayIcon } from '../ui/icons.tsx'
import { oneLine } from '../ui/text.tsx'

interface RunButtonProps {
  readonly task: Task
  readonly canEdit: boolean
  readonly onRun: (task: Task) => Promise<void>
}

/** The task's command and a button that runs it, as often as wanted, one run at a time. */
export function RunButton({ task, canEdit, onRun }: RunButtonProps) {
  const translate = useTranslate()
  const [isRunning, setRunning] = useState(false)
  const name = useRunName(task)
  const run = () => {
    setRunning(true)
    void onRun(task).finally(() => setRunning(false))
  }
  return (
    <Chip>
      <Command title={task.command} dir='ltr'>
        {task.command}
      </Command>
      {canEdit && (
        <Button disabled={isRunning} aria-busy={isRunning} aria-label={name} title={name} onClick={run}>
          <Icon>
            <PlayIcon size={14} />
          </Icon>
          {translate(
            isRunning
              ? 'webapp.task.running'
              : task.command_last_run > 0
                ? 'webapp.task.rerun'
                : 'webapp.task.run',
          )}
        </Button>
      )}
    </Chip>
  )
}

function useRunName({ command, title, command_last_run }: Task): string {
  const translate = useTranslate()
  const { formatDate } = useIntl()
  if (command_last_run === 0) return translate('webapp.task.run_name', { command, task: title })
  const when = formatDate(command_last_run, { dateStyle: 'medium', timeStyle: 'short' })
  return translate('webapp.task.rerun_name', { command, task: title, when })
}

const Chip = styled.span`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  min-width: 0;
  max-width: 100%;
`

const Command = styled.code`
  ${oneLine}
  padding: 2px 4px;
  background: rgba(var(--center-channel-color-rgb), 0.08);
  color: inherit;
`

const Button = styled(QuietButton)`
  display: inline-flex;
  flex: none;
  align-items: center;
  gap: 4px;
  padding: 2px 8px;
`
