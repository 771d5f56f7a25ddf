import * as React from 'react'

import { NotFound } from './not-found.tsx'
import { oneOf, useUrlChoices } from './use-url-choices.ts'
import type { Missing } from '../paths.ts'

const TYPES = { type: oneOf<Missing>('default', 'incidents', 'playbooks') }

/** `/error?type=`, and every address that is none of ours. */
export function ErrorPage() {
  const [{ type }] = useUrlChoices(TYPES)
  return <NotFound what={type} />
}
