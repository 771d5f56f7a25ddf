import type { DragStart, DragUpdate, DropResult, ResponderProvided } from '@hello-pangea/dnd'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'

import type { TextId } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import {
  beforeIdAt,
  inOrderOf,
  placeOf,
  stepFrom,
  withMoved,
  type MovableList,
  type Place,
} from './places.ts'

/** Where something was moved to; `beforeId` is `''` for the end of that list. */
export interface Move {
  readonly id: string
  readonly listId: string
  readonly beforeId: string
}

interface Carried<List> {
  readonly id: string
  readonly place: Place
  /** The lists when it was lifted. */
  readonly order: readonly List[]
  readonly by: 'keys' | 'pointer'
}

interface MoverOptions<List> {
  readonly lists: readonly List[]
  readonly onMove: (move: Move) => void
}

/** What a {@link MoveHandle} needs; stays the same object. */
export interface Mover {
  readonly onHandleKey: (id: string, event: KeyboardEvent) => void
  /** One place up or down at once; whether there is one. */
  readonly step: (id: string, by: 1 | -1) => boolean
  readonly onDragStart: (start: DragStart, provided: ResponderProvided) => void
  readonly onDragUpdate: (update: DragUpdate, provided: ResponderProvided) => void
  readonly onDragEnd: (result: DropResult, provided: ResponderProvided) => void
}

/**
 * Moves things within and between lists, by pointer (as responders of a DragDropContext without the library's own
 * keyboard sensor, which does not cross lists that stand above each other) and by keyboard. Every step is read out.
 *
 * @returns `lists` as they show while something is carried, `carriedId`, and the {@link Mover}.
 */
export function useMover<List extends MovableList>({ lists, onMove }: MoverOptions<List>) {
  const { notify } = useProduct()
  const [carried, setCarried] = useState<Carried<List>>()
  const latest = useRef({ lists, onMove, carried })
  const focusId = useRef<string>()
  useLayoutEffect(() => {
    latest.current = { lists, onMove, carried }
  }, [lists, onMove, carried])

  const gestures = useMemo(() => {
    const say = (text: TextId, id: string, place: Place, all: readonly MovableList[]) => {
      const list = all.find((one) => one.id === place.listId)
      const others = list?.items.filter((item) => item.id !== id) ?? []
      const thing = all.flatMap(({ items }) => items).find((item) => item.id === id)
      const values = {
        thing: thing?.title ?? '',
        list: list?.title ?? '',
        position: String(place.index + 1),
        count: String(others.length + 1),
      }
      notify.announce({ text, values })
    }

    function lift(id: string, by: Carried<List>['by']): void {
      const order = latest.current.lists
      const place = placeOf(order, id)
      if (!place) return
      setCarried({ id, place, order, by })
      say('webapp.moving.lifted', id, place, order)
    }

    function carryTo(place: Place): void {
      const { carried: held } = latest.current
      if (!held) return
      if (held.by === 'keys') setCarried({ ...held, place })
      say('webapp.moving.moved', held.id, place, held.order)
    }

    function putBack(): void {
      const { carried: held } = latest.current
      if (!held) return
      setCarried(undefined)
      say('webapp.moving.put_back', held.id, placeOf(held.order, held.id) ?? held.place, held.order)
    }

    function drop(place: Place): void {
      const { carried: held, lists: now } = latest.current
      if (!held) return
      setCarried(undefined)
      moveTo(held.id, place, { order: held.order, now })
    }

    function moveTo(
      id: string,
      place: Place,
      { order, now }: { readonly order: readonly List[]; readonly now: readonly List[] },
    ): void {
      const from = placeOf(order, id)
      const beforeId = beforeIdAt(order, now, id, place)
      if (beforeId === undefined || !placeOf(now, id)) return say('webapp.moving.gone', id, place, order)
      say('webapp.moving.dropped', id, place, order)
      if (from?.listId === place.listId && from.index === place.index) return
      latest.current.onMove({ id, listId: place.listId, beforeId })
    }

    function carryByKey(key: string, { id, place, order }: Carried<List>): void {
      if (key === ' ' || key === 'Enter') return drop(place)
      if (key === 'Escape') return putBack()
      const step = STEPS[key]
      const next = step && stepFrom(order, id, place, step)
      if (next) carryTo(next)
    }

    const mover: Mover = {
      onHandleKey(id, event) {
        const { carried: held } = latest.current
        if (!held && event.key !== ' ' && event.key !== 'Enter') return
        // Also Tab: who carries something stays with it. And the host's own shortcuts do not take the same key.
        event.preventDefault()
        event.stopPropagation()
        focusId.current = id
        if (held) carryByKey(event.key, held)
        else lift(id, 'keys')
      },
      step(id, by) {
        const { lists: now } = latest.current
        const place = placeOf(now, id)
        const next = place && stepFrom(now, id, place, by)
        if (!next) return false
        focusId.current = id
        moveTo(id, next, { order: now, now })
        return true
      },
      onDragStart({ draggableId }, provided) {
        silence(provided)
        lift(draggableId, 'pointer')
      },
      onDragUpdate({ destination }, provided) {
        silence(provided)
        if (destination) carryTo({ listId: destination.droppableId, index: destination.index })
      },
      onDragEnd({ destination, reason }, provided) {
        silence(provided)
        if (destination && reason === 'DROP')
          drop({ listId: destination.droppableId, index: destination.index })
        else putBack()
      },
    }
    return { mover, putBack }
  }, [notify])

  useEffect(() => {
    if (carried?.by !== 'keys') return undefined
    document.addEventListener('pointerdown', gestures.putBack, true)
    return () => document.removeEventListener('pointerdown', gestures.putBack, true)
  }, [carried, gestures])

  const shown = useMemo(() => asCarried(lists, carried), [lists, carried])
  useLayoutEffect(() => {
    if (focusId.current !== undefined) focusHandle(focusId.current)
    if (!carried) focusId.current = undefined
  }, [shown, carried])
  return { lists: shown, carriedId: carried?.id, mover: gestures.mover }
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 }

/** The library would read out its own English sentences. */
const silence = ({ announce }: ResponderProvided) => announce('')

function asCarried<List extends MovableList>(
  lists: readonly List[],
  carried: Carried<List> | undefined,
): readonly List[] {
  if (!carried) return lists
  const held = inOrderOf(carried.order, lists)
  return carried.by === 'keys' ? withMoved(held, carried.id, carried.place) : held
}

/** An element that is put elsewhere in the page loses the focus. */
function focusHandle(id: string): void {
  const handles = document.querySelectorAll<HTMLElement>(`[${HANDLE}]`)
  const handle = [...handles].find((one) => one.getAttribute(HANDLE) === id)
  if (handle && (document.activeElement === document.body || !document.activeElement)) handle.focus()
}

/** Marks the handles with the id of what they move. */
export const HANDLE = 'data-moves'
