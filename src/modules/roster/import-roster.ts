import type { Contest } from '#src/modules/contest/contest.ts'
import { findContest } from '#src/modules/contest/find-contest.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { planEntries } from './plan-entries.ts'
import type { RosterProblem } from './problems.ts'
import type { RosterPlan } from './rules/plan-roster.ts'
import { type ReadRoster, readRoster, type RosterEntry } from './rules/read-roster.ts'
import { findRepeated } from './rules/repeated.ts'
import { writePlan } from './write-plan.ts'

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
    const plan = await planEntries(transaction, contest.id, read.entries, null)
    if (plan.problems.length > 0) return { outcome: refused(plan.problems, read), plan }
    const mustSetPassword = request.mustSetPassword ?? true
    const as = { mustSetPassword, now: context.clock.now(), subUnitIds: new Map<string, number>() }
    const isDryRun = request.dryRun === true
    const entered = isDryRun ? [] : await writePlan(transaction, contest.id, plan, as)
    const outcome: RosterOutcome = {
      taken: true,
      created: plan.create.map(({ entry, username }, index) => ({
        ...slipOf(entry, username),
        password: entered[index]?.password ?? null,
      })),
      linked: plan.link.map(({ entry, person }) => slipOf(entry, person.username)),
      updated: plan.update.length,
      unchanged: plan.unchanged.length,
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
