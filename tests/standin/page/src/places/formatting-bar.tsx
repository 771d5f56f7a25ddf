import * as React from 'react'

/** What goes before and behind the selected text. */
export interface Marks {
  readonly before: string
  readonly after: string
}

interface FormattingBarProps {
  readonly canSend: boolean
  readonly onMark: (marks: Marks) => void
  readonly onSend: () => void
}

const buttons: readonly (Marks & { readonly icon: string; readonly label: string })[] = [
  { icon: 'format-bold', label: 'Bold', before: '**', after: '**' },
  { icon: 'format-italic', label: 'Italic', before: '*', after: '*' },
  { icon: 'format-strikethrough-variant', label: 'Strike through', before: '~~', after: '~~' },
  { icon: 'format-header', label: 'Heading', before: '### ', after: '' },
  { icon: 'link-variant', label: 'Link', before: '[', after: '](https://)' },
  { icon: 'code-tags', label: 'Code', before: '`', after: '`' },
  { icon: 'format-quote-open', label: 'Quote', before: '> ', after: '' },
  { icon: 'format-list-bulleted', label: 'Bulleted list', before: '- ', after: '' },
  { icon: 'format-list-numbered', label: 'Numbered list', before: '1. ', after: '' },
]

/** The row below the text field. */
export function FormattingBar({ canSend, onMark, onSend }: FormattingBarProps) {
  return (
    <div className='formatting-bar'>
      {buttons.map(({ icon, label, before, after }) => (
        <button
          key={icon}
          type='button'
          className='btn-icon'
          aria-label={label}
          title={label}
          onClick={() => onMark({ before, after })}
        >
          <i className={`icon icon-${icon}`} aria-hidden='true' />
        </button>
      ))}
      <button
        type='button'
        className='SendMessageButton'
        aria-label='Send now'
        disabled={!canSend}
        onClick={onSend}
      >
        <i className='icon icon-send' aria-hidden='true' />
      </button>
    </div>
  )
}
