import type { Kysely } from 'kysely'
import type { Tables } from '#src/platform/db/tables.ts'
import { vietnamDay } from '#src/shared/instant.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { codeFor } from './rules/codes.ts'
import { groupOfName } from './rules/group-of-name.ts'
import { livesOn, nameOn } from './rules/time.ts'
import { lockTree, readCodesLike, readFamily, writeUnits } from './store.ts'
import type { Unit } from './unit.ts'

/** A unit that is to stand directly below another. */
export type UnitToEnter = {
  readonly name: string
  /** null: as the name tells */
  readonly unitGroup: string | null
  readonly staffCount?: number | null
  /** YYYY-MM-DD */
  readonly staffCountedOn?: string | null
}

/** A unit that does, with its group in the tree. */
export type EnteredUnit = { readonly id: number; readonly name: string; readonly unitGroup: string }

const newUnit = (
  id: number,
  { name, unitGroup, staffCount = null, staffCountedOn = null }: UnitToEnter,
  parent: Unit,
  taken: Set<string>,
): Unit => {
  const code = codeFor(name, parent.code, taken)
  taken.add(code)
  return {
    id,
    code,
    unitGroup: unitGroup ?? groupOfName(name),
    ordinal: null,
    staffCount,
    staffCountedOn,
    contact: { name: null, phone: null, email: null },
    // Nothing stands below a unit before that unit is there.
    validFrom: parent.validFrom,
    validTo: parent.validTo,
    names: [{ from: null, name }],
    places: [{ from: null, parentId: parent.id }],
  }
}

/**
 * Sees to it, in the caller's transaction, that units of these names stand directly below another:
 * finds those that do on that day, whatever their tone marks and capitals, and makes the rest. In
 * the order given; null where the unit above is not there.
 */
export const enterUnits = async (
  transaction: Kysely<Tables>,
  parentId: number,
  wanted: readonly UnitToEnter[],
  now: Date,
): Promise<readonly EnteredUnit[] | null> => {
  await lockTree(transaction)
  const today = vietnamDay(now)
  const family = await readFamily(transaction, parentId)
  const parent = family.get(parentId)
  if (parent === undefined) return null
  const bases = wanted.map(({ name }) => codeFor(name, parent.code, new Set()))
  const taken = new Set(await readCodesLike(transaction, bases))
  const held = new Map<string, Unit>()
  for (const unit of family.values())
    if (unit.id !== parentId && livesOn(unit, today))
      held.set(foldForSearch(nameOn(unit, today)), unit)
  const made: Unit[] = []
  for (const unit of wanted) {
    const key = foldForSearch(unit.name)
    if (held.has(key)) continue
    const fresh = newUnit(-1 - made.length, unit, parent, taken)
    made.push(fresh)
    held.set(key, fresh)
  }
  const ids = await writeUnits(transaction, made)
  return wanted.flatMap(({ name }) => {
    const unit = held.get(foldForSearch(name))
    if (unit === undefined) return []
    const unitGroup = unit.unitGroup ?? groupOfName(name)
    return [{ id: ids.get(unit.id) ?? unit.id, name: nameOn(unit, today), unitGroup }]
  })
}
