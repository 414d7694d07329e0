import type { Kysely } from 'kysely'
import { correctPeople } from '#src/modules/person/correct-people.ts'
import { enterPeople } from '#src/modules/person/enter-people.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { foldForSearch } from '#src/shared/text.ts'
import type { RosterPlan } from './rules/plan-roster.ts'
import type { RosterEntry } from './rules/read-roster.ts'
import { type ContestantRow, takeStandingsAlong, writeContestants } from './store.ts'

type Writing = {
  readonly mustSetPassword: boolean
  readonly now: Date
  /** ids of the sub-units that are in the contest's tree, by their folded names */
  readonly subUnitIds: ReadonlyMap<string, number>
  /** told of how many people have been written, now and then */
  readonly wrote?: (people: number) => void
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

// Few enough that progress is seen, many enough that statements cost nothing.
const peopleAtOnce = 250

type Entered = { readonly personId: number; readonly password: string }

const create = async (
  transaction: Kysely<Tables>,
  contestId: number,
  planned: RosterPlan['create'],
  as: Writing,
): Promise<readonly Entered[]> => {
  const people = planned.map(({ username, entry: { name, phone, email } }) => {
    return { username, name, phone, email }
  })
  const entered = await enterPeople(transaction, people, as)
  const contestants = planned.flatMap(({ entry }, index) => {
    const personId = entered[index]?.personId
    return personId === undefined ? [] : [contestantOf(personId, entry, as.subUnitIds)]
  })
  await writeContestants(transaction, contestId, contestants, { nominated: true, now: as.now })
  return entered
}

/** Writes the plan; gives the people created, with their passwords, in the plan's order. */
export const writePlan = async (
  transaction: Kysely<Tables>,
  contestId: number,
  plan: RosterPlan,
  as: Writing,
): Promise<readonly Entered[]> => {
  const entered: Entered[] = []
  for (let from = 0; from < plan.create.length; from += peopleAtOnce) {
    const some = plan.create.slice(from, from + peopleAtOnce)
    entered.push(...(await create(transaction, contestId, some, as)))
    as.wrote?.(entered.length)
  }
  const known = [...plan.link, ...plan.update]
  const contestants = known.map(({ entry, person }) =>
    contestantOf(person.personId, entry, as.subUnitIds),
  )
  await writeContestants(transaction, contestId, contestants, { nominated: true, now: as.now })
  await correctPeople(
    transaction,
    known.map(({ entry, person }) => ({ ...entry, personId: person.personId })),
  )
  as.wrote?.(entered.length + known.length)
  // Nobody who has begun is moved by a list, but somebody may begin, and end, while it is written.
  const moved = plan.update.filter(({ entry, person }) => entry.unit.id !== person.unitId)
  if (moved.length > 0) {
    const personIds = moved.map(({ person }) => person.personId)
    await takeStandingsAlong(transaction, contestId, personIds)
  }
  return entered
}
