import type { Unit } from '../unit.ts'

/** A field of a unit that is other than before. */
export type UnitDifference = {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

/** What of a unit, apart from its history, is other than before. */
export const differencesOf = (before: Unit, after: Unit): readonly UnitDifference[] =>
  (
    [
      ['unitGroup', before.unitGroup, after.unitGroup],
      ['staffCount', before.staffCount, after.staffCount],
      ['staffCountedOn', before.staffCountedOn, after.staffCountedOn],
      ['contactName', before.contact.name, after.contact.name],
      ['contactPhone', before.contact.phone, after.contact.phone],
      ['contactEmail', before.contact.email, after.contact.email],
      ['ordinal', before.ordinal, after.ordinal],
      ['validFrom', before.validFrom, after.validFrom],
      ['validTo', before.validTo, after.validTo],
    ] as const
  ).flatMap(([field, from, to]) => (from === to ? [] : [{ field, from, to }]))
