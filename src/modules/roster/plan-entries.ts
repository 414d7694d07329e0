import type { Kysely } from 'kysely'
import { holdKnownPeople } from '#src/modules/person/hold-known-people.ts'
import { holdRegister } from '#src/modules/person/hold-register.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { type Desk, isAtDesk } from './open-desk.ts'
import { planRoster, type RosterPlan } from './rules/plan-roster.ts'
import type { RosterEntry } from './rules/read-roster.ts'
import { readEnrolled } from './store.ts'

/**
 * Holds entries against the roster and the accounts there are, in the caller's transaction, until
 * whose end nobody else enters people. A desk sees its own people alone; without one (null) all.
 */
export const planEntries = async (
  transaction: Kysely<Tables>,
  contestId: number,
  entries: readonly RosterEntry[],
  desk: Pick<Desk, 'root' | 'within'> | null,
): Promise<RosterPlan> => {
  const taken = await holdRegister(
    transaction,
    entries.map(({ name }) => name),
  )
  const enrolled = await readEnrolled(transaction, contestId)
  const people = await holdKnownPeople(transaction, contestId, {
    phones: entries.flatMap(({ phone }) => phone ?? []),
    emails: entries.flatMap(({ email }) => email ?? []),
    usernames: entries.flatMap(({ username }) => username ?? []),
  })
  const onRoster = new Set(enrolled.map(({ personId }) => personId))
  const known = people.filter(({ personId }) => !onRoster.has(personId))
  if (desk === null) return planRoster(entries, { enrolled, elsewhere: null, known, taken })
  const [here, elsewhere] = [true, false].map((wanted) =>
    enrolled.filter((person) => isAtDesk(desk, person) === wanted),
  )
  return planRoster(entries, { enrolled: here ?? [], elsewhere: elsewhere ?? [], known, taken })
}
