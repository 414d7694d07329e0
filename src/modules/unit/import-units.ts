import { hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import { atOnce, type Progress, type WorkRefusal } from '#src/modules/long-work/progress.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { insertChange } from './change-store.ts'
import type { UnitProblem } from './problems.ts'
import { type ImportOptions, type ImportPlan, planImport } from './rules/plan-import.ts'
import { type ReadUnits, readUnits } from './rules/read-units.ts'
import { lockTree, readForest, writeUnits } from './store.ts'

export type UnitsToImport = ImportOptions & {
  /** an .xlsx or a CSV */
  readonly file: Uint8Array
  /** the fingerprint of the differences that were seen and are wanted; null: only looks */
  readonly confirm: string | null
}

/** What a file of units changes; it is taken as a whole or not at all. */
export type UnitsOutcome = Omit<ImportPlan, 'changed'> & {
  readonly state: 'wrong' | 'same' | 'differs' | 'taken'
  /** of these differences */
  readonly fingerprint: string
  readonly ignored: readonly string[]
}

const fingerprintOf = ({ created, edited, ended }: ImportPlan, options: ImportOptions): string => {
  const { from, endMissing } = options
  return hash('sha256', JSON.stringify([created, edited, ended, from, endMissing]))
}

const outcomeOf = (
  plan: ImportPlan,
  { headings, ignored }: ReadUnits,
  options: ImportOptions,
): UnitsOutcome => {
  const { changed, ...told } = plan
  const problems = plan.problems
    .map((problem): UnitProblem => ({
      ...problem,
      column: headings.get(problem.column) ?? problem.column,
    }))
    .toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
  const state = problems.length > 0 ? 'wrong' : changed.length === 0 ? 'same' : 'differs'
  return { ...told, problems, state, fingerprint: fingerprintOf(plan, options), ignored }
}

const write = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  plan: ImportPlan,
  options: ImportOptions,
  now: Date,
): Promise<void> => {
  await writeUnits(transaction, plan.changed)
  if (options.endMissing !== null && plan.ended.length > 0)
    await insertChange(transaction, {
      kind: 'end',
      effectiveOn: options.endMissing,
      decision: null,
      decidedBy: actor.personId,
      now,
      effects: { created: [], ended: plan.ended.map(({ from }) => from), renamed: [], moved: [] },
      links: plan.ended,
    })
  const counts = `+${plan.created.length} ~${plan.edited.length} −${plan.ended.length}`
  await recordAct(
    transaction,
    actor,
    {
      contestId: null,
      kind: 'unit.import',
      subject: counts,
      changes: [
        ...plan.created.map(({ name }) => ({ field: 'created', from: null, to: name })),
        ...plan.edited.flatMap(({ code, changes }) =>
          changes.map(({ field, from, to }) => ({ field: `${code}.${field}`, from, to })),
        ),
        ...plan.ended.map(({ fromName }) => ({ field: 'ended', from: fromName, to: null })),
      ],
    },
    now,
  )
}

/**
 * Takes a file of units into the tree: first only looks and says what would change, then, with the
 * fingerprint of just these differences, changes it, all or nothing. The same file twice changes
 * nothing; who is not named stays, unless asked otherwise.
 */
export const importUnits = async (
  context: Context,
  actor: Actor,
  request: UnitsToImport,
  progress: Progress<UnitsOutcome> = atOnce,
): Promise<Result<UnitsOutcome, SheetRefusal | WorkRefusal | 'unit_file_changed'>> => {
  const sheets = await readSheets(request.file)
  if (!sheets.ok) return sheets
  const read = readUnits(sheets.value)
  const total = read.entries.length
  if (request.confirm !== null) {
    const begun = await progress.begin({ contestId: null, unitId: null, subject: null })
    if (!begun.ok) return begun
    progress.at({ stage: 'checking', done: 0, total })
  }
  return context.db.query.transaction().execute(async (transaction) => {
    if (request.confirm !== null) await lockTree(transaction)
    const forest = await readForest(transaction)
    const plan = planImport(forest, read.entries, request)
    const problems = read.problems.length > 0 ? read.problems : plan.problems
    const outcome = outcomeOf({ ...plan, problems }, read, request)
    if (request.confirm === null || outcome.state !== 'differs') return ok(outcome)
    if (request.confirm !== outcome.fingerprint) return refuse('unit_file_changed')
    progress.at({ stage: 'writing', done: 0, total })
    await write(transaction, actor, plan, request, context.clock.now())
    const taken = { ...outcome, state: 'taken' } as const
    await progress.done(transaction, taken)
    return ok(taken)
  })
}
