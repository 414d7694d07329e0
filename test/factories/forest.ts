import type { ChangeRequest } from '#src/modules/unit/rules/change-request.ts'
import type { ChangePlan } from '#src/modules/unit/rules/plan-change.ts'
import { treeOn, walk } from '#src/modules/unit/rules/tree.ts'
import type { Forest, Unit, UnitChange } from '#src/modules/unit/unit.ts'

/** A unit as the rules see it, at the top and since ever unless said. */
export const aUnit = (
  id: number,
  name: string,
  options: Partial<Unit> & { readonly parent?: number } = {},
): Unit => {
  const { parent, ...fields } = options
  return {
    id,
    code: `don-vi-${id}`,
    unitGroup: null,
    ordinal: null,
    staffCount: null,
    staffCountedOn: null,
    contact: { name: null, phone: null, email: null },
    validFrom: null,
    validTo: null,
    names: [{ from: null, name }],
    places: parent === undefined ? [] : [{ from: null, parentId: parent }],
    ...fields,
  }
}

/** Units by their ids. */
export const aForest = (...units: readonly Unit[]): Forest =>
  new Map(units.map((unit) => [unit.id, unit]))

/** A province with two districts, their communes, and two departments. */
export const aProvince: Forest = aForest(
  aUnit(1, 'Tỉnh'),
  aUnit(2, 'Huyện A', { parent: 1 }),
  aUnit(3, 'Huyện B', { parent: 1 }),
  aUnit(4, 'Xã A1', { parent: 2 }),
  aUnit(5, 'Xã B1', { parent: 3 }),
  aUnit(6, 'Sở X', { parent: 1 }),
  aUnit(7, 'Sở Y', { parent: 1 }),
  aUnit(8, 'Phòng X1', { parent: 6 }),
)

/** The names of the tree, each with those it stands below. */
export const shownTree = (forest: Forest, day: string): string[] => {
  const tree = treeOn(forest, day)
  return walk(tree).map(({ name, parentId }) => {
    const above = parentId === null ? '' : `${tree.nodes.get(parentId)?.name ?? '?'} > `
    return above + name
  })
}

/** The change that a plan becomes. */
export const aChange = (id: number, request: ChangeRequest, plan: ChangePlan): UnitChange => ({
  id,
  kind: request.kind,
  effectiveOn: request.on,
  decision: null,
  effects: plan.effects,
  links: plan.links,
})

/** Gives new units the ids that a database would. */
export const writtenPlan = (
  forest: Forest,
  plan: ChangePlan,
): { forest: Forest; plan: ChangePlan } => {
  const next = Math.max(...forest.keys()) + 1
  const id = (known: number): number => (known < 0 ? next - known : known)
  const after = new Map(
    [...plan.after.values()].map((unit) => [
      id(unit.id),
      {
        ...unit,
        id: id(unit.id),
        places: unit.places.map(({ from, parentId }) => ({
          from,
          parentId: parentId === null ? null : id(parentId),
        })),
      },
    ]),
  )
  const { created, ended, renamed, moved } = plan.effects
  return {
    forest: after,
    plan: {
      ...plan,
      after,
      effects: { created: created.map(id), ended, renamed, moved: moved.map(id) },
      links: plan.links.map((link) => ({
        ...link,
        from: id(link.from),
        to: link.to === null ? null : id(link.to),
      })),
    },
  }
}
