/** Positions are sparse, so that a move writes the moved row only (data-model.md 7). */
const POSITION_STEP = 65_536

type Placed = Readonly<{ id: string; position: number }>

/** Of a new list, by its index. */
export const positionAt = (index: number): number => (index + 1) * POSITION_STEP

/**
 * A list with one thing put into it. Only that thing gets a new position; where the gap between its neighbours is
 * used up, the whole list is numbered anew.
 *
 * @param others In order, without the thing.
 * @param beforeId One of the others, or `""` = last.
 */
export function placedBefore<T extends Placed>(
  others: readonly T[],
  thing: T,
  beforeId: string,
): readonly T[] {
  const index = beforeId === '' ? others.length : others.findIndex(({ id }) => id === beforeId)
  if (index < 0) throw new Error('The neighbour is not in the list.')
  const position = positionBetween(others[index - 1]?.position, others[index]?.position)
  if (position !== undefined) return others.toSpliced(index, 0, { ...thing, position })
  return others.toSpliced(index, 0, thing).map(numberedAnew)
}

/** `undefined` when there is none. The ends are open: there a list grows by steps, also below zero. */
function positionBetween(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined) return after === undefined ? POSITION_STEP : after - POSITION_STEP
  if (after === undefined) return before + POSITION_STEP
  const middle = Math.floor((before + after) / 2)
  return before < middle && middle < after ? middle : undefined
}

const numberedAnew = <T extends Placed>(thing: T, index: number): T =>
  thing.position === positionAt(index) ? thing : { ...thing, position: positionAt(index) }
