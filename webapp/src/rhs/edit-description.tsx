import * as React from 'react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { LIMITS } from '../../../server/contract/limits.ts'
import { useTranslate } from '../i18n.ts'
import { MarkdownField } from '../pickers/markdown-field.tsx'
import { useProduct } from '../product.ts'
import type { Failure } from '../request.ts'
import { PrimaryButton, QuietButton } from '../ui/button.tsx'
import { lengthOf } from '../ui/counter-text.ts'
import { DiscardQuestion, FormButtons } from '../ui/discard-question.tsx'
import { Dispute } from '../ui/dispute.tsx'
import { sentenceOf } from '../ui/failed.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { useMergedText } from '../ui/use-merged-text.ts'

interface EditDescriptionProps {
  readonly incident: Incident
  readonly isLocked: boolean
  readonly onClose: () => void
}

/** The description as it is typed. What somebody else made of it meanwhile is shown before this one replaces it. */
export function EditDescription({ incident, isLocked, onClose }: EditDescriptionProps) {
  const translate = useTranslate()
  const { incidentChanges, notify } = useProduct()
  const description = useMergedText(incident.description)
  const [failure, setFailure] = useState<Failure>()
  const [isSending, setSending] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector('textarea')?.focus(), [])

  const isTooLong = lengthOf(description.text) > LIMITS.incidentDescription.max
  const save = async () => {
    if (isSending || isTooLong || description.isDisputed)
      return box.current?.querySelector('textarea')?.focus()
    if (!description.isTouched) return onClose()
    setSending(true)
    const failed = await incidentChanges.describe(incident.id, description.text)
    setSending(false)
    if (failed) return setFailure(failed)
    notify.announce({ text: 'webapp.summary.saved' })
    onClose()
  }
  const leave = () => {
    if (description.isTouched) setAsking(!isAsking)
    else onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }
  return (
    <Box ref={box} onKeyDown={onKeyDown}>
      <MarkdownField
        label={translate('webapp.summary.description')}
        name='description'
        text={description.text}
        max={LIMITS.incidentDescription.max}
        isLocked={isLocked}
        error={isTooLong ? translate('webapp.field.too_long') : undefined}
        teamId={incident.team_id}
        channelId={incident.channel_id}
        onChange={description.change}
      />
      {description.isDisputed && (
        <Dispute
          theirs={<Markdown text={incident.description} />}
          onTakeTheirs={description.takeTheirs}
          onTakeMine={description.takeMine}
        />
      )}
      <div role='alert'>
        {isLocked && translate('webapp.status_window.locked')}
        {failure && sentenceOf(translate, translate('webapp.error.save'), failure)}
      </div>
      {isAsking ? (
        <DiscardQuestion onDiscard={onClose} onKeep={() => setAsking(false)} />
      ) : (
        <FormButtons>
          <QuietButton onClick={leave}>{translate('webapp.cancel')}</QuietButton>
          {!isLocked && (
            <PrimaryButton disabled={isSending} aria-busy={isSending} onClick={() => void save()}>
              {translate('webapp.save')}
            </PrimaryButton>
          )}
        </FormButtons>
      )}
    </Box>
  )
}

const Box = styled.div`
  padding-top: 8px;
`
