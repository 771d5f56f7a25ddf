import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { counterText } from '../ui/counter-text.ts'
import { Field } from '../ui/field.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { MentionArea } from './mention-area.tsx'
import type { MentionPlace } from './use-mentions.ts'

type View = 'write' | 'preview'

interface MarkdownFieldProps extends MentionPlace {
  readonly label: string
  readonly name: string
  readonly text: string
  readonly max: number
  readonly isLocked?: boolean
  readonly error?: string | undefined
  readonly help?: string | undefined
  /** It was asked for just now. */
  readonly wantsFocus?: boolean
  readonly isDisabled?: boolean
  readonly onChange: (text: string) => void
  /** Once it is left. */
  readonly onLeave?: () => void
}

/** A long text, with a look at how Mattermost will show it. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { label, name, text, max, isLocked = false, isDisabled = false, error, help } = props
  const { teamId, channelId, wantsFocus = false, onChange, onLeave } = props
  const translate = useTranslate()
  const [chosen, setView] = useState<View>('write')
  // What is wrong with the text can be mended only where it is written.
  const view: View = error ? 'write' : chosen
  return (
    <Field label={label} error={error} help={help} note={counterText(translate, text, max)}>
      {(control) => (
        <Tabs
          label={translate('webapp.field.view')}
          tabs={[
            { name: 'write', title: translate('webapp.field.write') },
            { name: 'preview', title: translate('webapp.field.preview') },
          ]}
          open={view}
          onOpen={setView}
        >
          {view === 'write' ? (
            <Area>
              <MentionArea
                {...control}
                name={name}
                teamId={teamId}
                channelId={channelId}
                value={text}
                readOnly={isLocked}
                disabled={isDisabled}
                wantsFocus={wantsFocus}
                onText={onChange}
                onLeave={onLeave}
              />
            </Area>
          ) : (
            <Preview>
              <Markdown text={text} />
            </Preview>
          )}
        </Tabs>
      )}
    </Field>
  )
}

const Area = styled.div`
  padding-top: 8px;
`

const Preview = styled.div`
  min-height: 96px;
  margin-top: 8px;
  padding: 8px 12px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-s, 4px);
`
