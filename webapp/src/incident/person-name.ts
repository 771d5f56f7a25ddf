import { useEffect, useLayoutEffect } from 'react'
import { useSelector } from 'react-redux'

import type { HostState, Person } from '../host.ts'
import { useTranslate, type Translate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { findPerson } from '../state/selectors.ts'

/** `@username` as text, so that it can also stand in names and sentences; looks the person up where needed. */
export function usePersonName(id: string): string {
  const translate = useTranslate()
  const { acquaintance } = useProduct()
  const person = useSelector((state: HostState) => findPerson(state, id))
  useEffect(() => void acquaintance.meet([id]), [acquaintance, id])
  return nameOf(person, translate)
}

export function nameOf(person: Person | undefined, translate: Translate): string {
  if (!person) return translate('webapp.person.unknown')
  const name = `@${person.username}`
  return person.delete_at ? translate('webapp.person.deactivated', { name }) : name
}

/** The full name, then the nickname, as far as the person gave them. */
export const fullNameOf = ({ first_name = '', last_name = '', nickname = '' }: Person): string =>
  [first_name, last_name, nickname && `(${nickname})`].filter((part) => part !== '').join(' ')

/** Asks for all in one request: before the effects in which each name asks for itself. */
export function useMeet(ids: readonly string[]): void {
  const { acquaintance } = useProduct()
  const together = [...new Set(ids)].join(' ')
  useLayoutEffect(() => void acquaintance.meet(together.split(' ')), [acquaintance, together])
}
