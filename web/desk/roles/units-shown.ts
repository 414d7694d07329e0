import type { Holder, Roles } from '#src/modules/role/schema.ts'
import { foldForSearch } from '#src/shared/text.ts'

/** A unit with those who coordinate it. */
export type CoordinatedUnit = Roles['units'][number] & {
  readonly coordinatorsOf: readonly Holder[]
  /** what it stands below; null for a unit that competes */
  readonly parentName: string | null
}

/** The filter of a list of units: `without` those with nobody, `all` with sub-units. */
export type UnitsShown = { readonly search: string; readonly show: string }

/**
 * The units with their coordinators, those without one first, as the filter wants them. Sub-units
 * are among those that compete where asked for, or where somebody coordinates them.
 */
export const unitsShown = (
  { units, holders }: Roles,
  { search, show }: UnitsShown,
  below: boolean,
): readonly CoordinatedUnit[] => {
  const names = new Map(units.map(({ code, name }) => [code, name]))
  const byUnit = Map.groupBy(holders, ({ unit }) => unit?.code ?? '')
  const text = foldForSearch(search)
  return units
    .map((unit) => ({
      ...unit,
      coordinatorsOf: byUnit.get(unit.code) ?? [],
      parentName: unit.parent === null ? null : (names.get(unit.parent) ?? null),
    }))
    .filter(
      ({ name, parent, coordinatorsOf }) =>
        (below || parent === null || show === 'all' || coordinatorsOf.length > 0) &&
        (show !== 'without' || coordinatorsOf.length === 0) &&
        [name, ...coordinatorsOf.map((holder) => holder.name)].some((said) =>
          foldForSearch(said).includes(text),
        ),
    )
    .toSorted((one, other) => {
      const isMissing = (unit: CoordinatedUnit) => unit.coordinatorsOf.length === 0
      return Number(isMissing(other)) - Number(isMissing(one))
    })
}
