import * as React from 'react'

/** Styles of the host hang on a class of the body that is there only while those views are that need it. */
export function useBodyClass(name: string): void {
  React.useEffect(() => {
    document.body.classList.add(name)
    return () => document.body.classList.remove(name)
  }, [name])
}
