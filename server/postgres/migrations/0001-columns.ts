// Part of migration 1: a change here changes its checksum.

/** A column that always names something. */
export const id = (name: string): string => `${name} text not null check (length(${name}) = 26)`

/** A column that names something or, empty, nothing. */
export const reference = (name: string): string =>
  `${name} text not null default '' check (length(${name}) in (0, 26))`

/** Milliseconds since 1970, 0 = never: as in the host's tables, so that joins and sorts need no conversion. */
export const time = (name: string): string => `${name} bigint not null default 0`

export const text = (name: string): string => `${name} text not null default ''`
export const count = (name: string): string => `${name} integer not null default 0`
export const off = (name: string): string => `${name} boolean not null default false`
export const on = (name: string): string => `${name} boolean not null default true`
export const ids = (name: string): string => `${name} text[] not null default '{}'`
