import { useEffect } from 'react'

const HOST_CLASS = 'app__body'

/** Many styles of the host hang on a class that it sets with the channel view alone; without it its header is white. */
export function useBodyClass(): void {
  useEffect(() => {
    const { classList } = document.body
    if (classList.contains(HOST_CLASS)) return undefined
    classList.add(HOST_CLASS)
    return () => classList.remove(HOST_CLASS)
  }, [])
}
