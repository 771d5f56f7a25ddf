import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { MentionArea } from '../pickers/mention-area.tsx'
import { Field } from '../ui/field.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { counterText } from './counter-text.ts'

type View = 'write' | 'preview'

interface MessageFieldProps {
  readonly incident: Incident
  readonly text: string
  readonly max: number
  readonly isLocked: boolean
  readonly error: string | undefined
  readonly onChange: (text: string) => void
}

/** What changed, with a look at how the channel will show it. */
export function MessageField({ incident, text, max, isLocked, error, onChange }: MessageFieldProps) {
  const translate = useTranslate()
  const [chosen, setView] = useState<View>('write')
  // What is wrong with the text can be mended only where it is written.
  const view: View = error ? 'write' : chosen
  return (
    <Field
      label={translate('webapp.status_window.message')}
      error={error}
      note={counterText(translate, text, max)}
    >
      {(control) => (
        <Tabs
          label={translate('webapp.status_window.view')}
          tabs={[
            { name: 'write', title: translate('webapp.status_window.write') },
            { name: 'preview', title: translate('webapp.status_window.preview') },
          ]}
          open={view}
          onOpen={setView}
        >
          {view === 'write' ? (
            <Area>
              <MentionArea
                {...control}
                name='message'
                teamId={incident.team_id}
                channelId={incident.channel_id}
                value={text}
                readOnly={isLocked}
                onText={onChange}
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
