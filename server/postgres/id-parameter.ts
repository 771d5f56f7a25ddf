/**
 * An id from outside as a parameter. PostgreSQL's text cannot hold U+0000 and fails the statement; no row has
 * such an id, so it becomes `""`, which no row has either.
 */
export const idParameter = (id: string): string => (id.includes('\0') ? '' : id)
