interface Thing {
  readonly id: string
}

/** A list of things that can be moved within it and into others; titles are what is read out. */
export interface MovableList<Item extends Thing = Thing & { readonly title: string }> {
  readonly id: string
  readonly title: string
  readonly items: readonly Item[]
}

/** Where a thing stands: before how many of the others of that list. */
export interface Place {
  readonly listId: string
  readonly index: number
}

const othersOf = ({ items }: MovableList<Thing>, id: string) => items.filter((item) => item.id !== id)

export function placeOf(lists: readonly MovableList<Thing>[], id: string): Place | undefined {
  const list = lists.find(({ items }) => items.some((item) => item.id === id))
  return list && { listId: list.id, index: list.items.findIndex((item) => item.id === id) }
}

/** One place up or down, at the end of a list into the next one; `undefined` where there is none. */
export function stepFrom(
  lists: readonly MovableList<Thing>[],
  id: string,
  { listId, index }: Place,
  step: 1 | -1,
): Place | undefined {
  const at = lists.findIndex((list) => list.id === listId)
  const here = lists[at]
  const to = index + step
  if (here && to >= 0 && to <= othersOf(here, id).length) return { listId, index: to }
  const next = lists[at + step]
  return next && { listId: next.id, index: step > 0 ? 0 : othersOf(next, id).length }
}

/** The lists with one thing at another place. */
export function withMoved<Item extends Thing, List extends MovableList<Item>>(
  lists: readonly (List & MovableList<Item>)[],
  id: string,
  { listId, index }: Place,
): readonly List[] {
  const item = lists.flatMap(({ items }) => items).find((one) => one.id === id)
  if (!item) return lists
  return lists.map((list) => {
    const others = list.items.filter((one) => one.id !== id)
    if (list.id === listId)
      return { ...list, items: [...others.slice(0, index), item, ...others.slice(index)] }
    return others.length === list.items.length ? list : { ...list, items: others }
  })
}

/** The same things in a former order: while one is carried, nothing that others do makes the rest jump. */
export function inOrderOf<Item extends Thing, List extends MovableList<Item>>(
  order: readonly (List & MovableList<Item>)[],
  lists: readonly (List & MovableList<Item>)[],
): readonly List[] {
  const present = new Map(lists.flatMap(({ items }) => items).map((item) => [item.id, item]))
  return order.map((list) => ({
    ...(lists.find(({ id }) => id === list.id) ?? list),
    items: list.items.map((item) => present.get(item.id) ?? item),
  }))
}

/**
 * Before which thing a place of a former order is now.
 *
 * @returns `''` for the end; `undefined` when the list is gone.
 */
export function beforeIdAt(
  order: readonly MovableList<Thing>[],
  lists: readonly MovableList<Thing>[],
  id: string,
  { listId, index }: Place,
): string | undefined {
  const [then, now] = [order, lists].map((all) => all.find((list) => list.id === listId))
  if (!then || !now) return undefined
  const isThere = (one: Thing) => now.items.some((item) => item.id === one.id)
  return othersOf(then, id).slice(index).find(isThere)?.id ?? ''
}
