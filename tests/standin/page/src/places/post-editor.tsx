import type { Post } from '@mattermost/types/posts'
import * as React from 'react'

import { editPost } from '../session/posts.ts'
import { useTask } from './use-task.ts'

interface PostEditorProps {
  readonly post: Post
  readonly onDone: () => void
}

/** A message while its author changes it: Enter saves, Escape leaves it as it was. */
export function PostEditor({ post, onDone }: PostEditorProps) {
  const [text, setText] = React.useState(post.message)
  const { run, isBusy, error } = useTask(onDone)
  const field = React.useRef<HTMLTextAreaElement>(null)
  React.useEffect(() => field.current?.focus(), [])
  const save = () => run(() => editPost(post, text.trim()))
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') onDone()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    save()
  }
  return (
    <div className='post-editor'>
      <textarea
        ref={field}
        className='form-control'
        aria-label='Edit the message'
        dir='auto'
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <button
        type='button'
        className='btn btn-primary btn-xs'
        disabled={isBusy || !text.trim()}
        onClick={save}
      >
        Save
      </button>
      <button type='button' className='btn btn-tertiary btn-xs' onClick={onDone}>
        Cancel
      </button>
      {error && (
        <span role='alert' className='error-text'>
          {error}
        </span>
      )}
    </div>
  )
}
