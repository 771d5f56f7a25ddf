import { useState } from 'react'

/** A text that somebody else may change while it is typed. */
export interface MergedText {
  readonly text: string
  readonly isTouched: boolean
  /** Both changed it: theirs has to be seen before it is overwritten. */
  readonly isDisputed: boolean
  readonly change: (text: string) => void
  readonly takeTheirs: () => void
  /** The own text may replace theirs. */
  readonly takeMine: () => void
}

/** @param theirs As it is on the server now. */
export function useMergedText(theirs: string): MergedText {
  const [typed, setTyped] = useState<string>()
  const [known, setKnown] = useState(theirs)
  const isTouched = typed !== undefined && typed !== known
  if (!isTouched && known !== theirs) {
    setKnown(theirs)
    setTyped(undefined)
  }
  return {
    text: isTouched ? typed : theirs,
    isTouched,
    isDisputed: isTouched && known !== theirs && typed !== theirs,
    change: setTyped,
    takeTheirs: () => {
      setTyped(undefined)
      setKnown(theirs)
    },
    takeMine: () => setKnown(theirs),
  }
}
