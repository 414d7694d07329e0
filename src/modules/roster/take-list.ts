import type { Kysely } from 'kysely'
import { type Act, recordActs } from '#src/modules/audit/record-act.ts'
import { ensureSubUnits } from '#src/modules/contest/ensure-sub-units.ts'
import { atOnce, type Progress, type WorkRefusal } from '#src/modules/long-work/progress.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { foldForSearch } from '#src/shared/text.ts'
import { type Desk, type DeskAddress, type DeskRefusal, openDesk, workOf } from './open-desk.ts'
import { planEntries } from './plan-entries.ts'
import type { RosterProblem } from './problems.ts'
import { changesOf } from './rules/entry-changes.ts'
import type { RosterPlan } from './rules/plan-roster.ts'
import { readRoster, type RosterEntry } from './rules/read-roster.ts'
import { findRepeated } from './rules/repeated.ts'
import { indexInTable, sheetOf, type TableRow } from './rules/roster-table.ts'
import { writePlan } from './write-plan.ts'

/** What became, or would become, of a list; with problems nothing does. */
export type ListOutcome = {
  /** rows by index in the list */
  readonly problems: readonly RosterProblem[]
  readonly plan: RosterPlan | null
  readonly newSubUnits: readonly string[]
}

const unknownSubUnits = (desk: Desk, entries: readonly RosterEntry[]): readonly string[] => {
  const names = [desk.unit.name, ...desk.subUnits.map(({ name }) => name)]
  const known = new Set(names.map(foldForSearch))
  const found = new Map<string, string>()
  for (const { subUnit } of entries) {
    const key = foldForSearch(subUnit ?? '')
    if (subUnit !== null && !known.has(key) && !found.has(key)) found.set(key, subUnit)
  }
  return [...found.values()]
}

/** Ids of the sub-units that the entries name, those that are new made. */
export const subUnitIdsOf = async (
  transaction: Kysely<Tables>,
  desk: Desk,
  names: readonly (string | null)[],
  now: Date,
): Promise<ReadonlyMap<string, number>> => {
  const own = foldForSearch(desk.unit.name)
  const below = names.filter((name) => name !== null).filter((name) => foldForSearch(name) !== own)
  const ids = new Map(
    await ensureSubUnits(transaction, {
      contestId: desk.contest.id,
      unitId: desk.unit.id,
      names: below,
      now,
    }),
  )
  if (desk.within !== null) ids.set(own, desk.unit.id)
  return ids
}

const judge = async (
  transaction: Kysely<Tables>,
  desk: Desk,
  rows: readonly TableRow[],
  now: Date,
): Promise<ListOutcome> => {
  const place = { unit: desk.root, desk: desk.unit, subUnits: desk.subUnits }
  const asked = desk.contest.registration.fields
  const read = readRoster([sheetOf(rows)], [], asked, now, place)
  const plan = await planEntries(transaction, desk.contest.id, read.entries, desk)
  const problems = [...read.problems, ...findRepeated(read.entries), ...plan.problems].map(
    (problem) => ({ ...problem, row: problem.row === null ? null : indexInTable(problem.row) }),
  )
  return {
    problems: problems.toSorted((one, other) => (one.row ?? -1) - (other.row ?? -1)),
    plan: problems.length > 0 ? null : plan,
    newSubUnits: unknownSubUnits(desk, read.entries),
  }
}

const actsOf = (
  desk: Desk,
  plan: RosterPlan,
  entered: readonly { readonly personId: number }[],
): readonly Act[] => {
  const where = { contestId: desk.contest.id, unitId: desk.unit.id }
  const added = [
    ...plan.create.map(({ entry }, index) => ({ entry, personId: entered[index]?.personId })),
    ...plan.link.map(({ entry, person }) => ({ entry, personId: person.personId })),
  ]
  return [
    ...added.map(({ entry, personId }) => ({
      ...where,
      kind: 'contestant.add',
      subject: entry.name,
      subjectId: personId === undefined ? null : String(personId),
      changes: [{ field: 'subUnit', from: null, to: entry.subUnit }],
    })),
    ...plan.update.map(({ entry, person }) => ({
      ...where,
      kind: 'contestant.change',
      subject: entry.name,
      subjectId: String(person.personId),
      changes: changesOf(entry, person),
    })),
  ]
}

const write = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  { desk, plan, total }: { readonly desk: Desk; readonly plan: RosterPlan; readonly total: number },
  { now, progress }: { readonly now: Date; readonly progress: Pick<Progress<ListOutcome>, 'at'> },
): Promise<void> => {
  const { create, link, update, unchanged } = plan
  const names = [...create, ...link, ...update].map(({ entry }) => entry.subUnit)
  const subUnitIds = await subUnitIdsOf(transaction, desk, names, now)
  const wrote = (people: number): void =>
    progress.at({ stage: 'writing', done: unchanged.length + people, total })
  wrote(0)
  const as = { mustSetPassword: true, now, subUnitIds, wrote }
  const entered = await writePlan(transaction, desk.contest.id, plan, as)
  await recordActs(transaction, actor, actsOf(desk, plan, entered), now)
}

/**
 * Takes a list of people onto the roster of a unit, all or nothing: creates who is new, corrects who
 * is there, makes sub-units that are new; with problems it takes nobody and tells them. `dryRun` looks
 * and says what it would do, and writes nothing. Passwords are made with the slips.
 */
export const takeList = async (
  context: Context,
  actor: Actor,
  at: DeskAddress,
  list: { readonly rows: readonly TableRow[]; readonly dryRun: boolean },
  progress: Progress<ListOutcome> = atOnce,
): Promise<Result<ListOutcome, DeskRefusal | WorkRefusal>> => {
  const opened = await openDesk(context, actor, at, 'keep')
  if (!opened.ok) return opened
  const desk = opened.value
  const begun = await progress.begin(workOf(desk))
  if (!begun.ok) return begun
  const now = context.clock.now()
  const total = list.rows.length
  progress.at({ stage: 'checking', done: 0, total })
  const outcome = await context.db.query.transaction().execute(async (transaction) => {
    const judged = await judge(transaction, desk, list.rows, now)
    if (judged.plan === null || list.dryRun) return judged
    const what = { desk, plan: judged.plan, total }
    await write(transaction, actor, what, { now, progress })
    await progress.done(transaction, judged)
    return judged
  })
  if (outcome.plan === null || list.dryRun) return ok(outcome)
  for (const { person } of [...outcome.plan.link, ...outcome.plan.update])
    forgetSessionsOf(context, person.personId)
  return ok(outcome)
}
