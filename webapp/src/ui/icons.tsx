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
export const ArrowDownIcon = drawn('M12 4v16m-7-7 7 7 7-7')
export const BinIcon = drawn('M4 7h16M9 7V4h6v3m-8 0 1 13h8l1-13')
export const ChevronIcon = drawn('m9 5 7 7-7 7')
export const ClockIcon = drawn('M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18m0 4v5l3 2')
export const CloseIcon = drawn('m6 6 12 12M18 6 6 18')
export const CommandIcon = drawn('m5 7 5 5-5 5m8 0h6')
export const DotsIcon = drawn('M5 12h.01M12 12h.01M19 12h.01')
export const FilterIcon = drawn('M4 6h16M7 12h10m-7 6h4')
export const FlagIcon = drawn('M5 21V4h13l-3 4.5 3 4.5H5')
export const HandleIcon = drawn('M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01')
export const InformationIcon = drawn('M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18m0 8v5m0-8.5v.01')
export const GlobeIcon = drawn(
  'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
)
export const LockIcon = drawn('M5 11h14v10H5zm3 0V7a4 4 0 0 1 8 0v4')
export const MessageIcon = drawn('M4 5h16v11H9l-5 4z')
export const PersonIcon = drawn('M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M4 21a8 8 0 0 1 16 0')
export const PlayIcon = drawn('M7 4v16l13-8z')
export const PlusIcon = drawn('M12 4v16M4 12h16')
export const TickIcon = drawn('m5 12 5 5 9-10')
