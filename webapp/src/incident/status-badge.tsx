import * as React from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../server/contract/incident.ts'
import { useTranslate, type TextId } from '../i18n.ts'

type Status = Incident['current_status']

export const STATUS_TEXTS: Readonly<Record<Status, TextId>> = {
  Reported: 'webapp.status.Reported',
  Active: 'webapp.status.Active',
  Resolved: 'webapp.status.Resolved',
  Archived: 'webapp.status.Archived',
}

const COLOURS: Readonly<Record<Status, string>> = {
  Reported: 'var(--semantic-color-info, var(--button-bg-rgb))',
  Active: 'var(--semantic-color-warning, var(--button-bg-rgb))',
  Resolved: 'var(--semantic-color-success, var(--button-bg-rgb))',
  Archived: 'var(--center-channel-color-rgb)',
}

/** The word says it; the colour only helps. Long names beside it never push it out. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const translate = useTranslate()
  return <Badge $colour={COLOURS[status]}>{translate(STATUS_TEXTS[status])}</Badge>
}

const Badge = styled.span<{ $colour: string }>`
  flex: none;
  padding: 0 6px;
  border-radius: var(--radius-s, 4px);
  background: rgba(${({ $colour }) => $colour}, 0.16);
  color: var(--center-channel-color);
  font-size: 12px;
  font-weight: 600;
  line-height: 20px;
`
