import type { RegistrationField } from '#src/modules/contest/definition.ts'
import { usernameFrom } from '#src/modules/person/rules/username.ts'
import { leastPasswordLength, weakness } from '#src/modules/person/rules/password-policy.ts'
import type { RosterProblemCode } from '#src/modules/roster/problems.ts'
import type { RosterUnit } from '#src/modules/roster/rules/match-unit.ts'
import type { RosterEntry } from '#src/modules/roster/rules/read-roster.ts'
import { readOne, type TableRow } from '#src/modules/roster/rules/roster-table.ts'
import type { RegistrationRequest } from '../schema.ts'

type PasswordProblem = Exclude<ReturnType<typeof weakness>, null>

/** What is wrong in a field of the form. */
export type RequestProblem = {
  readonly field: string
  readonly found: string
  readonly code: RosterProblemCode | PasswordProblem
  readonly values: Readonly<Record<string, string | number>>
}

/** A registration as it can be kept, or all that is wrong with it. */
export type ReadRequest =
  | { readonly ok: true; readonly entry: RosterEntry }
  | { readonly ok: false; readonly problems: readonly RequestProblem[] }

/** The fields that can be asked for beside name and unit. */
const optional = ['sub-unit', 'position', 'phone', 'email', 'birth-date', 'citizen-number'] as const

const nowhere = { id: 0, code: '', name: '' }

/**
 * Reads what somebody wrote to register, by the contest's fields and as of `today`. What the contest
 * does not ask for is not kept.
 */
export const readRequest = (
  request: RegistrationRequest,
  contest: { readonly units: readonly RosterUnit[]; readonly fields: readonly RegistrationField[] },
  today: Date,
): ReadRequest => {
  const unit = contest.units.find(({ code }) => code === request.unit)
  const asked = contest.fields
  const row: TableRow = {
    name: request.name,
    ...Object.fromEntries(
      optional
        .filter((field) => asked.some(({ code }) => code === field))
        .map((field) => [field, request[field] ?? '']),
    ),
  }
  const place = { unit: unit ?? nowhere, desk: unit ?? nowhere, subUnits: [] }
  const { entries, problems } = readOne(row, asked, today, place)
  const told: RequestProblem[] = problems.map(({ column, found, code, values }) => ({
    field: column,
    found,
    code,
    values,
  }))
  if (unit === undefined)
    told.push({ field: 'unit', found: '', code: 'roster_unit_unknown', values: {} })
  const username = usernameFrom(request.name)
  const weak = weakness(request.password, { username, name: request.name })
  if (weak !== null)
    told.push({ field: 'password', found: '', code: weak, values: { least: leastPasswordLength } })
  const [entry] = entries
  return entry === undefined || told.length > 0
    ? { ok: false, problems: told }
    : { ok: true, entry }
}
