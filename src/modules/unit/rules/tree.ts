import { vietnameseOrder } from '#src/shared/text.ts'
import type { Day, Forest, Unit } from '../unit.ts'
import { livesOn, nameOn, parentOn } from './time.ts'

/** A unit as it stands in the tree of a day. */
export type Node = {
  readonly unit: Unit
  readonly name: string
  readonly parentId: number | null
}

/** The tree of a day: those directly below each unit, in order; null: at the top. */
export type Tree = {
  readonly nodes: ReadonlyMap<number, Node>
  readonly children: ReadonlyMap<number | null, readonly Node[]>
}

const last = Number.MAX_SAFE_INTEGER

/** Sisters by the first of their group, then by their own number, then in Vietnamese order. */
const inOrder = (sisters: readonly Node[]): Node[] => {
  const groups = new Map<string, number>()
  for (const { unit } of sisters) {
    const group = unit.unitGroup ?? ''
    groups.set(group, Math.min(unit.ordinal ?? last, groups.get(group) ?? last))
  }
  return sisters.toSorted((one, other) => {
    const [mine, theirs] = [one.unit.unitGroup ?? '', other.unit.unitGroup ?? '']
    return (
      (groups.get(mine) ?? last) - (groups.get(theirs) ?? last) ||
      vietnameseOrder.compare(mine, theirs) ||
      (one.unit.ordinal ?? last) - (other.unit.ordinal ?? last) ||
      vietnameseOrder.compare(one.name, other.name) ||
      one.unit.id - other.unit.id
    )
  })
}

/** The tree as it stands on a day. */
export const treeOn = (forest: Forest, day: Day): Tree => {
  const living = [...forest.values()]
    .filter((unit) => livesOn(unit, day))
    .map((unit) => ({ unit, name: nameOn(unit, day), parentId: parentOn(unit, day) }))
  const children = new Map(
    [...Map.groupBy(living, ({ parentId }) => parentId)].map(([id, nodes]) => [id, inOrder(nodes)]),
  )
  return { nodes: new Map(living.map((node) => [node.unit.id, node])), children }
}

/** All of a tree, or of what is below a unit, each before its own. */
export const walk = (tree: Tree, from: number | null = null): readonly Node[] => {
  const found: Node[] = []
  const enter = (parentId: number | null): void => {
    for (const node of tree.children.get(parentId) ?? []) {
      found.push(node)
      enter(node.unit.id)
    }
  }
  enter(from)
  return found
}

/** Those above a unit, the topmost first. */
export const pathTo = (tree: Tree, unitId: number): readonly Node[] => {
  const path: Node[] = []
  let at = tree.nodes.get(unitId)?.parentId ?? null
  while (at !== null && path.length <= tree.nodes.size) {
    const node = tree.nodes.get(at)
    if (node === undefined) break
    path.unshift(node)
    at = node.parentId
  }
  return path
}
