import type { Kysely } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { correctPeople } from '#src/modules/person/correct-people.ts'
import { enterPeople } from '#src/modules/person/enter-people.ts'
import { holdKnownPeople } from '#src/modules/person/hold-known-people.ts'
import { holdRegister } from '#src/modules/person/hold-register.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { RosterProblem } from './problems.ts'
import { planRoster, type RosterPlan } from './rules/plan-roster.ts'
import { type ReadRoster, readRoster, type RosterEntry } from './rules/read-roster.ts'
import { findRepeated } from './rules/repeated.ts'
import { type ContestantRow, readEnrolled, writeContestants } from './store.ts'

export type RosterRequest = {
  /** slug */
  readonly contest: string
  /** an .xlsx or a CSV */
  readonly file: Uint8Array
  /** looks and says what it would do, and writes nothing */
  readonly dryRun?: boolean
  /** whether the first sign-in asks for a password of one's own; it does unless said */
  readonly mustSetPassword?: boolean
}

/** A sign-in slip: to be handed to the person, since the password is told this once. */
export type Slip = {
  readonly username: string
  /** null in a dry run */
  readonly password: string | null
  readonly name: string
  readonly unit: string
  readonly subUnit: string | null
}

/** What became of a roster file: taken as a whole, or not at all, with all its problems. */
export type RosterOutcome =
  | {
      readonly taken: true
      readonly created: readonly Slip[]
      /** people who had an account already and came onto this roster */
      readonly linked: readonly Omit<Slip, 'password'>[]
      readonly updated: number
      readonly unchanged: number
      /** headings that were passed over */
      readonly ignored: readonly string[]
    }
  | { readonly taken: false; readonly problems: readonly RosterProblem[] }

const planOf = async (
  transaction: Kysely<Tables>,
  contest: Contest,
  entries: readonly RosterEntry[],
): Promise<RosterPlan> => {
  const taken = await holdRegister(
    transaction,
    entries.map(({ name }) => name),
  )
  const enrolled = await readEnrolled(transaction, contest.id)
  const people = await holdKnownPeople(transaction, contest.id, {
    phones: entries.flatMap(({ phone }) => phone ?? []),
    emails: entries.flatMap(({ email }) => email ?? []),
    usernames: entries.flatMap(({ username }) => username ?? []),
  })
  const onRoster = new Set(enrolled.map(({ personId }) => personId))
  const known = people.filter(({ personId }) => !onRoster.has(personId))
  return planRoster(entries, { enrolled, known, taken })
}

const contestantOf = (personId: number, entry: RosterEntry): ContestantRow => ({
  personId,
  unitId: entry.unit.id,
  subUnit: entry.subUnit,
  position: entry.position,
  birthDate: entry.birthDate,
  citizenNumber: entry.citizenNumber,
})

/** Writes the plan; gives the passwords of those created, in their order. */
const write = async (
  transaction: Kysely<Tables>,
  contestId: number,
  plan: RosterPlan,
  as: { mustSetPassword: boolean; now: Date },
): Promise<readonly string[]> => {
  const people = plan.create.map(({ username, entry: { name, phone, email } }) => {
    return { username, name, phone, email }
  })
  const entered = await enterPeople(transaction, people, as)
  const contestants = plan.create.flatMap(({ entry }, index) => {
    const personId = entered[index]?.personId
    return personId === undefined ? [] : [contestantOf(personId, entry)]
  })
  const known = [...plan.link, ...plan.update]
  for (const { entry, person } of known) contestants.push(contestantOf(person.personId, entry))
  await writeContestants(transaction, contestId, contestants, as.now)
  await correctPeople(
    transaction,
    known.map(({ entry, person }) => ({ ...entry, personId: person.personId })),
  )
  return entered.map(({ password }) => password)
}

const slipOf = (entry: RosterEntry, username: string): Omit<Slip, 'password'> => ({
  username,
  name: entry.name,
  unit: entry.unit.name,
  subUnit: entry.subUnit,
})

const refused = (problems: readonly RosterProblem[], { headings }: ReadRoster): RosterOutcome => ({
  taken: false,
  problems: problems
    .map((problem) => ({ ...problem, column: headings.get(problem.column) ?? problem.column }))
    .toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)),
})

const take = (
  context: Context,
  contest: Contest,
  read: ReadRoster,
  request: RosterRequest,
): Promise<{ outcome: RosterOutcome; plan: RosterPlan }> =>
  context.db.query.transaction().execute(async (transaction) => {
    const plan = await planOf(transaction, contest, read.entries)
    if (plan.problems.length > 0) return { outcome: refused(plan.problems, read), plan }
    const as = { mustSetPassword: request.mustSetPassword ?? true, now: context.clock.now() }
    const isDryRun = request.dryRun === true
    const passwords = isDryRun ? [] : await write(transaction, contest.id, plan, as)
    const outcome: RosterOutcome = {
      taken: true,
      created: plan.create.map(({ entry, username }, index) => ({
        ...slipOf(entry, username),
        password: passwords[index] ?? null,
      })),
      linked: plan.link.map(({ entry, person }) => slipOf(entry, person.username)),
      updated: plan.update.length,
      unchanged: plan.unchanged,
      ignored: read.ignored,
    }
    return { outcome, plan }
  })

/**
 * Takes a roster file onto a contest's roster: creates who is new, with a sign-in slip, and
 * corrects who is there, all or nothing. Nobody is removed, and the same file twice changes
 * nothing.
 */
export const importRoster = async (
  context: Context,
  request: RosterRequest,
): Promise<Result<RosterOutcome, 'roster_no_contest' | SheetRefusal>> => {
  const contest = await findContest(context, request.contest)
  if (contest === null) return refuse('roster_no_contest', { contest: request.contest })
  const sheets = await readSheets(request.file)
  if (!sheets.ok) return sheets
  const asked = contest.registration.fields
  const read = readRoster(sheets.value, contest.units, asked, context.clock.now())
  const problems = [...read.problems, ...findRepeated(read.entries)]
  if (problems.length > 0) return ok(refused(problems, read))
  const { outcome, plan } = await take(context, contest, read, request)
  for (const { person } of [...plan.link, ...plan.update])
    forgetSessionsOf(context, person.personId)
  return ok(outcome)
}
