import type { Day } from '../unit.ts'

/** A unit that takes over: one that is there, or a new one. */
export type Target =
  | { readonly unit: number }
  | {
      readonly name: string
      /** null: that of the first unit it comes from */
      readonly unitGroup: string | null
      /** undefined: where the first unit it comes from stands */
      readonly parent?: number | null
    }

/**
 * What becomes of the units below one that ends: they end with it, or they go on, below the first
 * that takes over, or else below what stood above. Those that take over themselves always go on.
 */
export type Children = 'end' | 'follow'

/** A change of the tree, as it was decided. */
export type ChangeRequest =
  | { readonly kind: 'rename'; readonly on: Day; readonly unit: number; readonly name: string }
  | {
      readonly kind: 'move'
      readonly on: Day
      readonly unit: number
      readonly parent: number | null
    }
  | {
      readonly kind: 'merge'
      readonly on: Day
      readonly units: readonly number[]
      readonly into: Target
      readonly children: Children
    }
  | {
      readonly kind: 'split'
      readonly on: Day
      readonly unit: number
      readonly into: readonly Target[]
      readonly children: Children
    }
  | {
      readonly kind: 'end'
      readonly on: Day
      readonly units: readonly number[]
      readonly children: Children
    }
