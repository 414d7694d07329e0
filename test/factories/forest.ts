import type { Forest, Unit } from '#src/modules/unit/unit.ts'

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
