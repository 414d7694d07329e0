/** A calendar day in Vietnam, YYYY-MM-DD: two of them compare as texts do. */
export type Day = string

/** Whom to reach at a unit. */
export type UnitContact = {
  readonly name: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** A unit with its whole history. Periods are half-open; null: since ever, until further notice. */
export type Unit = {
  /** negative: not written yet */
  readonly id: number
  readonly code: string
  /** khối */
  readonly unitGroup: string | null
  /** among its sisters; null: after those that have one */
  readonly ordinal: number | null
  readonly staffCount: number | null
  readonly staffCountedOn: Day | null
  readonly contact: UnitContact
  readonly validFrom: Day | null
  readonly validTo: Day | null
  /** by day; the first from the beginning */
  readonly names: readonly { readonly from: Day | null; readonly name: string }[]
  /** by day; none: always at the top */
  readonly places: readonly { readonly from: Day | null; readonly parentId: number | null }[]
}

/** All units by id. */
export type Forest = ReadonlyMap<number, Unit>

/** A unit that takes another's place, or work: `to` is null where it only ended. */
export type UnitLink = {
  readonly from: number
  readonly to: number | null
  readonly fromName: string
  readonly toName: string | null
}

export type ChangeKind = 'rename' | 'merge' | 'split' | 'move' | 'end'

/** What a change did, by ids of units, so that it can be taken back. */
export type ChangeEffects = {
  readonly created: readonly number[]
  readonly ended: readonly number[]
  readonly renamed: readonly number[]
  readonly moved: readonly number[]
}

/** A change of the tree by a decision. */
export type UnitChange = {
  readonly id: number
  readonly kind: ChangeKind
  readonly effectiveOn: Day
  readonly decision: string | null
  readonly effects: ChangeEffects
  readonly links: readonly UnitLink[]
}
