import type { Context } from '#src/platform/context.ts'
import { vietnamDay } from '#src/shared/instant.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { foldForSearch, vietnameseOrder } from '#src/shared/text.ts'
import { type Node, pathTo, type Tree, treeOn, walk } from './rules/tree.ts'
import type { UnitList, UnitQuery } from './schema.ts'
import { readForest } from './store.ts'

const matching = (tree: Tree, { search, unitGroup }: UnitQuery): readonly Node[] => {
  const words = foldForSearch(search ?? '')
    .split(' ')
    .filter((word) => word !== '')
  return walk(tree).filter(({ name, unit }) => {
    const text = `${foldForSearch(name)} ${unit.code}`
    return (
      (unitGroup === undefined || unit.unitGroup === unitGroup) &&
      words.every((word) => text.includes(word))
    )
  })
}

const rowOf = (tree: Tree, { unit, name, parentId }: Node): UnitList['rows'][number] => ({
  code: unit.code,
  name,
  unitGroup: unit.unitGroup,
  staffCount: unit.staffCount,
  staffCountedOn: unit.staffCountedOn,
  validFrom: unit.validFrom,
  validTo: unit.validTo,
  parent: parentId === null ? null : (tree.nodes.get(parentId)?.unit.code ?? null),
  path: pathTo(tree, unit.id).map((above) => above.name),
  children: tree.children.get(unit.id)?.length ?? 0,
})

const groupsOf = (tree: Tree): UnitList['groups'] =>
  [...Map.groupBy(tree.nodes.values(), ({ unit }) => unit.unitGroup)]
    .flatMap(([unitGroup, nodes]) =>
      unitGroup === null ? [] : [{ unitGroup, units: nodes.length }],
    )
    .toSorted((one, other) => vietnameseOrder.compare(one.unitGroup, other.unitGroup))

/** A branch of the tree as it stands on a day, or what is searched for in the whole of it. */
export const listUnits = async (
  context: Context,
  query: UnitQuery,
): Promise<Result<UnitList, 'no_unit'>> => {
  const on = query.on ?? vietnamDay(context.clock.now())
  const tree = treeOn(await readForest(context.db.query), on)
  const parent = [...tree.nodes.values()].find(({ unit }) => unit.code === query.below)
  if (query.below !== undefined && parent === undefined) return refuse('no_unit')
  const isSearch = (query.search ?? '') !== '' || query.unitGroup !== undefined
  const found = isSearch
    ? matching(tree, query)
    : (tree.children.get(parent?.unit.id ?? null) ?? [])
  const start = found.findIndex(({ unit }) => unit.code === query.after) + 1
  const rows = found.slice(start, start + query.limit)
  const hasMore = start + rows.length < found.length
  return ok({
    on,
    rows: rows.map((node) => rowOf(tree, node)),
    total: found.length,
    next: hasMore ? (rows.at(-1)?.unit.code ?? null) : null,
    units: tree.nodes.size,
    groups: groupsOf(tree),
  })
}
