import { makeNode, type Node } from './node.ts'
import { openOperations, type Operations } from './operations.ts'
import { Person } from './person.ts'

/** Two nodes of one cluster; everybody talks to the first one, but for this bob. */
export interface TwoNodes {
  readonly ops: Operations
  readonly other: Node
  readonly bob: Person
  /** Both nodes do what is due at the same time, and again, until nothing is left. */
  readonly bothSettled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** For one test file. */
export async function openTwoNodes(): Promise<TwoNodes> {
  const ops = await openOperations()
  const { product } = ops
  const other = makeNode(product)
  await other.activate()
  return {
    ops,
    other,
    bob: new Person({ session: other.session, world: product.world, clock: product.clock }, ops.bob.id),
    async bothSettled() {
      for (let round = 0; round < 3; round++) await Promise.all([product.settled(), other.plugin.settle()])
    },
    async close() {
      await other.stop()
      await product.close()
    },
  }
}
