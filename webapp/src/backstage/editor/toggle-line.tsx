import * as React from 'react'
import { useId } from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../../i18n.ts'
import { Switch } from '../../ui/switch.tsx'
import { Secondary } from '../../ui/text.tsx'

interface ToggleLineProps {
  readonly label: TextId
  readonly help?: TextId
  readonly isOn: boolean
  readonly onToggle: (isOn: boolean) => void
}

/** A switch with a word about what it does. */
export function ToggleLine({ label, help, isOn, onToggle }: ToggleLineProps) {
  const translate = useTranslate()
  const id = useId()
  return (
    <Line>
      <Switch isOn={isOn} describedBy={help && id} onSwitch={onToggle}>
        {translate(label)}
      </Switch>
      {help && <Help id={id}>{translate(help)}</Help>}
    </Line>
  )
}

const Line = styled.div`
  margin-bottom: 12px;
`

const Help = styled(Secondary)`
  display: block;
  font-size: 12px;
`
