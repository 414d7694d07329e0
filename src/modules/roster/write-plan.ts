import type { Kysely } from 'kysely'
import { correctPeople } from '#src/modules/person/correct-people.ts'
import { enterPeople } from '#src/modules/person/enter-people.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { foldForSearch } from '#src/shared/text.ts'
import type { RosterPlan } from './rules/plan-roster.ts'
import type { RosterEntry } from './rules/read-roster.ts'
import { type ContestantRow, writeContestants } from './store.ts'

type Writing = {
  readonly mustSetPassword: boolean
  readonly now: Date
  /** ids of the sub-units that are in the contest's tree, by their folded names */
  readonly subUnitIds: ReadonlyMap<string, number>
}

/** What the roster keeps of an entry. */
export const contestantOf = (
  personId: number,
  entry: RosterEntry,
  subUnitIds: Writing['subUnitIds'],
): ContestantRow => ({
  personId,
  unitId: entry.unit.id,
  subUnit: entry.subUnit,
  subUnitId: subUnitIds.get(foldForSearch(entry.subUnit ?? '')) ?? null,
  position: entry.position,
  birthDate: entry.birthDate,
  citizenNumber: entry.citizenNumber,
})

/** Writes the plan; gives the people created, with their passwords, in the plan's order. */
export const writePlan = async (
  transaction: Kysely<Tables>,
  contestId: number,
  plan: RosterPlan,
  as: Writing,
): Promise<readonly { readonly personId: number; readonly password: string }[]> => {
  const people = plan.create.map(({ username, entry: { name, phone, email } }) => {
    return { username, name, phone, email }
  })
  const entered = await enterPeople(transaction, people, as)
  const contestants = plan.create.flatMap(({ entry }, index) => {
    const personId = entered[index]?.personId
    return personId === undefined ? [] : [contestantOf(personId, entry, as.subUnitIds)]
  })
  const known = [...plan.link, ...plan.update]
  for (const { entry, person } of known)
    contestants.push(contestantOf(person.personId, entry, as.subUnitIds))
  await writeContestants(transaction, contestId, contestants, { nominated: true, now: as.now })
  await correctPeople(
    transaction,
    known.map(({ entry, person }) => ({ ...entry, personId: person.personId })),
  )
  return entered
}
