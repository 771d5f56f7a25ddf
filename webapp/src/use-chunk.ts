import { useCallback, useEffect, useState } from 'react'

import { useProduct } from './product.ts'
import { UNREACHABLE, type Failure } from './request.ts'

export interface Chunk<Contents> {
  readonly contents: Contents | undefined
  /** Why it could not be loaded. */
  readonly failure: Failure | undefined
  readonly load: () => void
}

/** A script of its own, loaded when what is in it is first shown. @param load A constant. */
export function useChunk<Contents>(load: () => Promise<Contents>): Chunk<Contents> {
  const { page } = useProduct()
  const [contents, setContents] = useState<Contents>()
  const [failure, setFailure] = useState<Failure>()
  const read = useCallback(() => {
    load().then(
      (loaded) => {
        setFailure(undefined)
        setContents(() => loaded)
      },
      (error: unknown) => {
        page.reportError(error)
        setFailure(UNREACHABLE)
      },
    )
  }, [page, load])
  useEffect(read, [read])
  return { contents, failure, load: read }
}
