import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { Icon, PrimaryButton } from '../ui/button.tsx'
import { PlusIcon } from '../ui/icons.tsx'

/** Asks the server for the start dialog and lets the host show it. */
export function StartButton() {
  const translate = useTranslate()
  const { start } = useProduct()
  const [isOpening, setOpening] = useState(false)
  const onClick = () => {
    setOpening(true)
    void start().finally(() => setOpening(false))
  }
  return (
    <Button disabled={isOpening} aria-busy={isOpening} onClick={onClick}>
      <Icon>
        <PlusIcon size={16} />
      </Icon>
      {translate('webapp.list.start')}
    </Button>
  )
}

const Button = styled(PrimaryButton)`
  display: inline-flex;
  align-items: center;
  gap: 4px;
`
