import type { RosterProblem } from '#src/modules/roster/problems.ts'
import type { RosterUnit } from '#src/modules/roster/rules/match-unit.ts'
import type { RosterEntry } from '#src/modules/roster/rules/read-roster.ts'
import { foldForSearch } from '#src/shared/text.ts'

type Registered = Pick<
  RosterEntry,
  'name' | 'subUnit' | 'position' | 'phone' | 'email' | 'birthDate' | 'citizenNumber'
>

/** A registration as an entry for the roster of its unit; a sub-unit that it has by its own name. */
export const entryOf = (
  registered: Registered,
  desk: { readonly root: RosterUnit; readonly subUnits: readonly { readonly name: string }[] },
): RosterEntry => {
  const { name, subUnit, position, phone, email, birthDate, citizenNumber } = registered
  const said = foldForSearch(subUnit ?? '')
  const known = desk.subUnits.find((one) => foldForSearch(one.name) === said)
  return {
    row: 0,
    name,
    unit: desk.root,
    subUnit: known?.name ?? subUnit,
    position,
    phone,
    email,
    username: null,
    birthDate,
    citizenNumber,
  }
}

/**
 * The problem with a registration whose phone or address is that of somebody on the unit's roster
 * under another name: it would give the one the account of the other.
 */
export const nameProblem = (
  entry: RosterEntry,
  enrolled: { readonly name: string },
): RosterProblem | null =>
  foldForSearch(entry.name) === foldForSearch(enrolled.name)
    ? null
    : {
        row: null,
        column: 'name',
        found: entry.name,
        code: 'roster_name_differs',
        values: { name: enrolled.name },
      }
