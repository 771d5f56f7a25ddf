import * as React from 'react'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../../i18n.ts'
import { SearchPicker, type Option, type PickerTexts } from '../../pickers/search-picker.tsx'
import type { Find } from '../../pickers/use-hits.ts'
import { ChipButton, Icon, QuietButton } from '../../ui/button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Secondary } from '../../ui/text.tsx'

interface ChosenListProps<Hit> {
  /** What the list is of. */
  readonly label: string
  readonly ids: readonly string[]
  readonly nameOf: (id: string) => string
  readonly pictureOf?: (id: string) => ReactNode
  readonly texts: PickerTexts & Readonly<Record<'add' | 'last', TextId>>
  readonly isDisabled: boolean
  readonly onFind: Find<Hit>
  readonly optionsOf: (found: readonly Hit[]) => readonly Option[]
  readonly onChange: (ids: readonly string[]) => void
  /** Whether somebody is asked first, who then removes it or not. */
  readonly onAsk?: (id: string) => boolean
}

/** What was chosen, each with a button that takes it off, and one that looks for more. The last one stays. */
export function ChosenList<Hit>(props: ChosenListProps<Hit>) {
  const { label, ids, nameOf, pictureOf, texts, isDisabled, onFind, optionsOf, onChange } = props
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const remove = (id: string) => {
    if (props.onAsk?.(id)) return
    onChange(ids.filter((one) => one !== id))
    button.current?.focus()
  }
  const add = (id: string) => {
    if (!ids.includes(id)) onChange([...ids, id])
    close()
    button.current?.focus()
  }
  return (
    <Box>
      <List aria-label={label}>
        {ids.map((id) => (
          <li key={id}>
            {pictureOf?.(id)}
            <bdi>{nameOf(id)}</bdi>
            {!isDisabled && ids.length > 1 && (
              <QuietButton
                aria-label={translate('webapp.settings.remove_name', { name: nameOf(id) })}
                onClick={() => remove(id)}
              >
                {translate('webapp.settings.remove')}
              </QuietButton>
            )}
          </li>
        ))}
      </List>
      {!isDisabled && ids.length === 1 && <Secondary as='p'>{translate(texts.last)}</Secondary>}
      {!isDisabled && (
        <ChipButton
          ref={button}
          aria-haspopup='listbox'
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon>
            <PlusIcon size={14} />
          </Icon>
          {translate(texts.add)}
        </ChipButton>
      )}
      {isOpen && (
        <SearchPicker
          anchor={button}
          texts={texts}
          chosenIds={ids}
          onFind={onFind}
          optionsOf={optionsOf}
          onChoose={add}
          onClose={close}
        />
      )}
    </Box>
  )
}

const Box = styled.div`
  margin: 4px 0 4px 24px;
  & > p {
    margin: 4px 0;
    font-size: 12px;
  }
`

const List = styled.ul`
  margin: 0 0 8px;
  padding: 0;
  list-style: none;
  & > li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    overflow-wrap: anywhere;
  }
`
