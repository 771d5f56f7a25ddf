import * as React from 'react'

/** Simple shapes on a grid of 24, in the colour of the text around them; what they mean, a text beside them says. */
const drawn = (path: string) =>
  function Shape({ size = 16 }: { readonly size?: number }) {
    return (
      <svg
        aria-hidden
        width={size}
        height={size}
        viewBox='0 0 24 24'
        fill='none'
        stroke='currentColor'
        strokeWidth={2}
        strokeLinecap='round'
        strokeLinejoin='round'
      >
        <path d={path} />
      </svg>
    )
  }

export const ArrowBackIcon = drawn('M20 12H4m7-7-7 7 7 7')
export const FlagIcon = drawn('M5 21V4h13l-3 4.5 3 4.5H5')
export const LockIcon = drawn('M5 11h14v10H5zm3 0V7a4 4 0 0 1 8 0v4')
export const PersonIcon = drawn('M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M4 21a8 8 0 0 1 16 0')
export const PlayIcon = drawn('M7 4v16l13-8z')
export const PlusIcon = drawn('M12 4v16M4 12h16')
