import { toUnavailable } from './unavailable.ts'

/** The answer of a statement; a database that is away or too busy is told in the product's terms. */
export const orUnavailable = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw toUnavailable(error)
  })
