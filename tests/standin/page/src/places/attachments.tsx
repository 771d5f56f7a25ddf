import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { pressPostButton } from '../dialogs.ts'
import { formatText, messageHtmlToComponent } from '../markdown/message-format.tsx'

interface Action {
  readonly id: string
  readonly type?: 'button' | 'select'
  readonly name: string
  readonly style?: string
  readonly disabled?: boolean
  readonly options?: readonly { readonly text: string; readonly value: string }[] | null
}

interface Attachment {
  readonly color?: string
  readonly pretext?: string
  readonly title?: string
  readonly title_link?: string
  readonly text?: string
  readonly fields?:
    readonly { readonly title: string; readonly value: unknown; readonly short?: boolean }[] | null
  readonly footer?: string
  readonly actions?: readonly Action[] | null
}

/** A message's attachments with their buttons. */
export function Attachments({ post }: { readonly post: Post }) {
  const attachments = (post.props.attachments ?? []) as readonly Attachment[] // free properties, documented shape
  return (
    <>
      {attachments.map((attachment, place) => (
        <AttachmentView key={place} attachment={attachment} postId={post.id} />
      ))}
    </>
  )
}

const markdown = (text = ''): React.ReactNode => messageHtmlToComponent(formatText(text))

function AttachmentView({
  attachment,
  postId,
}: {
  readonly attachment: Attachment
  readonly postId: string
}) {
  const { pretext, title, title_link, text, color, footer } = attachment
  return (
    <div className='attachment'>
      {pretext && <div className='attachment__thumb-pretext'>{markdown(pretext)}</div>}
      <div className='attachment__content' style={color ? { borderLeftColor: color } : undefined}>
        {title && (
          <h2 className='attachment__title'>{title_link ? <a href={title_link}>{title}</a> : title}</h2>
        )}
        {text && markdown(text)}
        {attachment.fields?.map((field, place) => (
          <div key={place} className={field.short ? 'attachment-field--short' : 'attachment-field'}>
            <strong>{field.title}</strong>
            {markdown(String(field.value))}
          </div>
        ))}
        <Actions actions={attachment.actions ?? []} postId={postId} />
        {footer && <small>{footer}</small>}
      </div>
    </div>
  )
}

function Actions({ actions, postId }: { readonly actions: readonly Action[]; readonly postId: string }) {
  const [error, setError] = React.useState('')
  const press = (actionId: string, selected?: string) => {
    setError('')
    void pressPostButton(postId, actionId, selected).catch((failure: Error) => setError(failure.message))
  }
  if (actions.length === 0) return null
  return (
    <div className='attachment-actions'>
      {actions.map((action) =>
        action.type === 'select' ? (
          <select
            key={action.id}
            aria-label={action.name}
            defaultValue=''
            onChange={({ target }) => press(action.id, target.value)}
          >
            <option value='' disabled>
              {action.name}
            </option>
            {action.options?.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
        ) : (
          <button
            key={action.id}
            type='button'
            className={`btn btn-sm ${action.style === 'primary' ? 'btn-primary' : 'btn-tertiary'}`}
            disabled={action.disabled}
            onClick={() => press(action.id)}
          >
            {action.name}
          </button>
        ),
      )}
      {error && (
        <span role='alert' className='error-text'>
          {error}
        </span>
      )}
    </div>
  )
}
