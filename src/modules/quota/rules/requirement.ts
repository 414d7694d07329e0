/** What a parent asks of its children; of `least` and `percent` exactly one is said. */
export type Quota = {
  /** only the children of this group; null: all of them */
  readonly unitGroup: string | null
  /** at least so many contestants */
  readonly least: number | null
  /** … where the staff is more than this; null: whatever the staff */
  readonly staffOver: number | null
  /** at least this share of the staff, 1 to 100 */
  readonly percent: number | null
  readonly listDueAt: Date | null
  readonly takePartDueAt: Date | null
}

/** A unit that quotas bind. */
export type BoundUnit = { readonly unitGroup: string | null; readonly staffCount: number | null }

/** How many a unit must send, and by when. */
export type Requirement = {
  /** contestants; null where it cannot be told because the staff count is missing */
  readonly required: number | null
  readonly listDueAt: Date | null
  readonly takePartDueAt: Date | null
}

/** Whether the quota binds units of this group. */
export const binds = (
  quota: Pick<Quota, 'unitGroup'>,
  unit: Pick<BoundUnit, 'unitGroup'>,
): boolean => quota.unitGroup === null || quota.unitGroup === unit.unitGroup

/**
 * How many contestants one quota asks of a unit; null where its staff count is needed and missing.
 * A share is rounded up: 20 % of 11 are 3.
 */
export const askedBy = (
  { least, staffOver, percent }: Pick<Quota, 'least' | 'staffOver' | 'percent'>,
  staffCount: number | null,
): number | null => {
  if (least !== null && staffOver === null) return least
  if (staffCount === null) return null
  if (least !== null) return staffOver !== null && staffCount > staffOver ? least : 0
  // In whole numbers: 0.07 × 100 is a little more than 7, and would be rounded up to 8.
  return Math.ceil((staffCount * (percent ?? 0)) / 100)
}

const earliest = (dates: readonly (Date | null)[]): Date | null => {
  const said = dates.flatMap((date) => (date === null ? [] : [date.getTime()]))
  return said.length === 0 ? null : new Date(Math.min(...said))
}

/**
 * What all quotas together ask of a unit: the most that any of them asks, by the earliest of their
 * dates; null where none binds it.
 */
export const requirementOf = (quotas: readonly Quota[], unit: BoundUnit): Requirement | null => {
  const binding = quotas.filter((quota) => binds(quota, unit))
  if (binding.length === 0) return null
  const asked = binding.map((quota) => askedBy(quota, unit.staffCount))
  const known = asked.filter((count) => count !== null)
  return {
    required: known.length === asked.length ? Math.max(...known) : null,
    listDueAt: earliest(binding.map(({ listDueAt }) => listDueAt)),
    takePartDueAt: earliest(binding.map(({ takePartDueAt }) => takePartDueAt)),
  }
}
