import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Day, Unit, UnitLink } from '../unit.ts'
import type { Children } from './change-request.ts'
import { livesOn, nameOn, parentOn, plainDay } from './time.ts'

/** Why a change cannot be made. */
export type ChangeRefusal =
  | 'no_unit'
  | 'unit_not_there_then'
  | 'unit_ends_already'
  | 'unit_changed_later'
  | 'unit_same_name'
  | 'unit_same_place'
  | 'unit_takes_over_itself'
  | 'unit_cycle'
  | 'unit_parent_not_there'

/** A change that cannot be made. */
export type Refused = Result<never, ChangeRefusal>

/** The forest while a change is made on it. */
export type Draft = {
  readonly day: Day
  readonly units: Map<number, Unit>
  readonly created: number[]
  readonly ended: number[]
  readonly renamed: number[]
  readonly moved: number[]
  readonly links: UnitLink[]
}

/** What a unit is called on the day. */
export const nameIn = (draft: Draft, id: number): string => {
  const unit = draft.units.get(id)
  return unit === undefined ? String(id) : nameOn(unit, draft.day)
}

/** The unit as it can be changed from the day on; `ending`: it must go on until then and have begun. */
export const usable = (draft: Draft, id: number, ending: boolean): Result<Unit, ChangeRefusal> => {
  const unit = draft.units.get(id)
  if (unit === undefined) return refuse('no_unit')
  const values = { unit: nameOn(unit, draft.day), day: plainDay(draft.day) }
  if (!livesOn(unit, draft.day)) return refuse('unit_not_there_then', values)
  if (ending && unit.validFrom === draft.day) return refuse('unit_not_there_then', values)
  if (unit.validTo !== null)
    return refuse('unit_ends_already', { ...values, day: plainDay(unit.validTo) })
  return ok(unit)
}

/** The day of the last entry, where it is not before this one. */
export const isLater = (
  entries: readonly { readonly from: Day | null }[],
  day: Day,
): Day | null => {
  const from = entries.at(-1)?.from ?? null
  return from !== null && from >= day ? from : null
}

/** Puts a unit below another from the day on; null: at the top. */
export const place = (draft: Draft, unit: Unit, parentId: number | null): Refused | null => {
  const later = isLater(unit.places, draft.day)
  if (later !== null)
    return refuse('unit_changed_later', { unit: nameIn(draft, unit.id), day: plainDay(later) })
  const held = unit.places.length === 0 ? [{ from: null, parentId: null }] : unit.places
  draft.units.set(unit.id, { ...unit, places: [...held, { from: draft.day, parentId }] })
  draft.moved.push(unit.id)
  return null
}

/** Ends a unit by the day. */
export const end = (draft: Draft, unit: Unit): void => {
  draft.units.set(unit.id, { ...unit, validTo: draft.day })
  draft.ended.push(unit.id)
}

/** Remembers who takes over; null: nobody. */
export const link = (draft: Draft, from: number, to: number | null): void => {
  draft.links.push({
    from,
    to,
    fromName: nameIn(draft, from),
    toName: to === null ? null : nameIn(draft, to),
  })
}

/** Those below a unit on the day, or from a later day on. */
const childrenOf = (draft: Draft, id: number): Unit[] =>
  [...draft.units.values()].filter((unit) => {
    const from = unit.validFrom !== null && unit.validFrom > draft.day ? unit.validFrom : draft.day
    return livesOn(unit, from) && parentOn(unit, from) === id
  })

/** The nearest above that goes on. */
export const surviving = (draft: Draft, id: number | null): number | null => {
  let at = id
  while (at !== null && draft.ended.includes(at)) {
    const unit = draft.units.get(at)
    at = unit === undefined ? null : parentOn(unit, draft.day)
  }
  return at
}

const isBelow = (draft: Draft, id: number, above: number): boolean => {
  let at: number | null = id
  const seen = new Set<number>()
  while (at !== null && !seen.has(at)) {
    if (at === above) return true
    seen.add(at)
    const unit = draft.units.get(at)
    at = unit === undefined ? null : parentOn(unit, draft.day)
  }
  return false
}

/** Ends what is below the ended, or moves it to where it goes on. */
export const settleChildren = (
  draft: Draft,
  ended: number,
  targets: readonly number[],
  children: Children,
): Refused | null => {
  for (const child of childrenOf(draft, ended)) {
    if (draft.ended.includes(child.id)) continue
    const goesOn = children === 'follow' || targets.some((id) => isBelow(draft, id, child.id))
    if (!goesOn) {
      const refused = usable(draft, child.id, true)
      if (!refused.ok) return refused
      end(draft, child)
      link(draft, child.id, null)
      const below = settleChildren(draft, child.id, targets, children)
      if (below !== null) return below
      continue
    }
    const [first] = targets
    const follows = first !== undefined && !isBelow(draft, first, child.id)
    const home = follows ? first : surviving(draft, ended)
    const refused = place(draft, child, home)
    if (refused !== null) return refused
  }
  return null
}
