import { foldForSearch } from '#src/shared/text.ts'
import type { RosterProblem, RosterProblemCode } from '../problems.ts'
import type { RosterEntry } from './read-roster.ts'

/** Under which two people of the same name in the same unit are looked for. */
export const nameKey = (name: string, unitId: number): string => `${unitId}|${foldForSearch(name)}`

type Placed = {
  readonly subUnit: string | null
  readonly phone: string | null
  readonly email: string | null
}

const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other

/**
 * Whether two people of one name in one unit are told apart by phone, address or sub-unit. Phones
 * and addresses are normalised already; a sub-unit may be written with other capitals.
 */
export const areTwo = (one: Placed, other: Placed): boolean =>
  differ(one.phone, other.phone) ||
  differ(one.email, other.email) ||
  (differ(one.subUnit, other.subUnit) &&
    foldForSearch(one.subUnit ?? '') !== foldForSearch(other.subUnit ?? ''))

const told = (
  entry: RosterEntry,
  column: string,
  found: string,
  code: RosterProblemCode,
  other: number,
): RosterProblem => ({ row: entry.row, column, found, code, values: { other } })

const columnOf = (key: 'phone' | 'email' | 'username' | 'citizenNumber'): string =>
  key === 'citizenNumber' ? 'citizen-number' : key

/** Rows of one file that name one person twice, or that may. */
export const findRepeated = (entries: readonly RosterEntry[]): RosterProblem[] => {
  const problems: RosterProblem[] = []
  for (const column of ['phone', 'email', 'username', 'citizenNumber'] as const) {
    const first = new Map<string, number>()
    for (const entry of entries) {
      const value = entry[column]
      if (value === null) continue
      const other = first.get(value)
      if (other === undefined) first.set(value, entry.row)
      else problems.push(told(entry, columnOf(column), value, 'roster_repeated', other))
    }
  }
  const repeated = new Set(problems.map(({ row }) => row))
  const namesakes = Map.groupBy(entries, ({ name, unit }) => nameKey(name, unit.id))
  for (const [, group] of namesakes)
    for (const [index, entry] of group.entries()) {
      const other = group.find((before, place) => place < index && !areTwo(before, entry))
      if (other !== undefined && !repeated.has(entry.row))
        problems.push(told(entry, 'name', entry.name, 'roster_same_name', other.row))
    }
  return problems
}
