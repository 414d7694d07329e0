import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Progress } from '#src/modules/long-work/progress.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { oddCells } from '#src/platform/sheets/odd-cells.ts'
import { readSheets } from '#src/platform/sheets/read-sheets.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import type { Localised } from '#src/shared/language.ts'
import { ok, refuse, type Refusal, type Result } from '#src/shared/result.ts'
import type { BankDefinition, Topic } from './bank.ts'
import { type BankDifference, compareBank, isSameBank } from './compare-bank.ts'
import { holdImports } from './hold-imports.ts'
import { judgeBank, type Objection } from './judge-bank.ts'
import type { bankRefusals } from './refusals.ts'
import { readPendingTopics } from './review-store.ts'
import { bankFiles } from './rules/bank-yaml.ts'
import { findHeadings, type Headings, type Rows, titleAbove } from './rules/headings.ts'
import { shownRows } from './rules/shown-cells.ts'
import { readQuestionRows } from './rules/question-rows.ts'
import type { RowRemark } from './rules/sheet-row.ts'
import { saveBank } from './save-bank.ts'
import { type BankRow, readBank } from './store.ts'

export type BankImport = {
  readonly slug: string
  /** Vietnamese name of the bank; else the one it has, the sheet's title, or the slug */
  readonly name?: string | undefined
  /** which sheet of a workbook, where several have questions */
  readonly sheet?: string | undefined
  readonly dryRun?: boolean | undefined
  /** who imports it, for which contest; it goes onto the trail */
  readonly by?: { readonly actor: Actor; readonly contestId: number } | undefined
  /** the preview that was looked at; refused where the import would do anything else */
  readonly stamp?: string | undefined
  /** told of how far it is, and of what it has done as the last thing in its transaction */
  readonly progress?: Pick<Progress<BankDifference>, 'at' | 'done'> | undefined
}

type Code = keyof typeof bankRefusals | SheetRefusal

type Taken = {
  readonly sheet: string
  readonly questions: number
  readonly notes: readonly RowRemark[]
  /** headings of columns that were passed over */
  readonly ignored: readonly string[]
}

/** What came of an import; each list of remarks goes row by row. */
export type BankOutcome =
  | ({
      readonly state: 'created' | 'changed' | 'unchanged' | 'would-change'
      readonly difference: BankDifference
    } & Taken)
  | ({ readonly state: 'invalid'; readonly problems: readonly RowRemark[] } & Taken)
  | ({ readonly state: 'refused'; readonly objections: readonly Objection[] } & Taken)
  | { readonly state: 'unreadable'; readonly refusal: Refusal<Code> }

/** A sheet with questions below its headings. */
export type Found = { readonly name: string; readonly rows: Rows; readonly headings: Headings }

/** The one sheet of a workbook that has questions, or the one that is wanted. */
export const findSheet = async (
  file: Uint8Array,
  wanted: string | undefined,
): Promise<Result<Found, Code>> => {
  const sheets = await readSheets(file)
  if (!sheets.ok) return sheets
  const odd = oddCells(file)
  const found = sheets.value.flatMap(({ name, rows: stored }) => {
    const rows = shownRows(stored, odd.get(name) ?? new Map())
    const headings = findHeadings(rows)
    return headings === null ? [] : [{ name, rows, headings }]
  })
  if (found.length === 0) return refuse('no_question_headings')
  const chosen = wanted === undefined ? found : found.filter(({ name }) => name === wanted)
  const [only] = chosen
  if (only === undefined) return refuse('no_such_sheet', { sheet: wanted ?? '' })
  return chosen.length === 1
    ? ok(only)
    : refuse('several_question_sheets', { sheets: found.map(({ name }) => name).join(', ') })
}

const nameOf = (
  options: Pick<BankImport, 'slug' | 'name'>,
  standing: Localised | undefined,
  title: string | null,
): Localised => {
  if (options.name !== undefined) return { ...standing, vi: options.name }
  return standing ?? { vi: title ?? options.slug }
}

/** A workbook as read: the bank that it describes, and what could not be taken. */
export type Read = {
  readonly bank: BankDefinition
  readonly taken: Taken
  readonly problems: readonly RowRemark[]
}

// A question that is being written may have brought a topic that no file knows yet.
const withPendingTopics = async (
  executor: Kysely<Tables>,
  topics: readonly Topic[],
  standing: BankRow | undefined,
): Promise<readonly Topic[]> => {
  const pending = standing === undefined ? [] : await readPendingTopics(executor, standing.id)
  const missing = (standing?.topics ?? []).filter(
    ({ code }) => pending.includes(code) && !topics.some((topic) => topic.code === code),
  )
  return [...topics, ...missing]
}

/** Reads the questions of a sheet as the bank that they are to be. */
export const readFound = async (
  executor: Kysely<Tables>,
  found: Found,
  options: Pick<BankImport, 'slug' | 'name'>,
): Promise<Read> => {
  const standing = await readBank(executor, options.slug)
  const { name, rows, headings } = found
  const reading = readQuestionRows(rows, headings, standing?.topics ?? [])
  const { questions, topics, problems, notes } = reading
  return {
    bank: {
      slug: options.slug,
      name: nameOf(options, standing?.name, titleAbove(rows, headings)),
      topics: await withPendingTopics(executor, topics, standing),
      questions,
    },
    taken: { sheet: name, questions: questions.length, notes, ignored: headings.ignored },
    problems,
  }
}

/** Names what an import would do: the same change has the same stamp. */
export const stampOf = (difference: BankDifference): string =>
  createHash('sha256').update(JSON.stringify(difference)).digest('hex').slice(0, 32)

const recordImport = async (
  transaction: Kysely<Tables>,
  bank: BankDefinition,
  { questions }: BankDifference,
  { by, now }: { readonly by: BankImport['by']; readonly now: Date },
): Promise<void> => {
  if (by === undefined) return
  const codes = {
    added: questions.added,
    changed: questions.changed.map(({ code }) => code),
    retired: questions.retired,
    restored: questions.restored,
  }
  await recordAct(
    transaction,
    by.actor,
    {
      contestId: by.contestId,
      kind: 'bank.import',
      subject: bank.name.vi,
      subjectId: bank.slug,
      changes: Object.entries(codes).flatMap(([field, to]) =>
        to.length === 0 ? [] : [{ field, from: null, to }],
      ),
    },
    now,
  )
}

/**
 * Imports a question bank from a workbook or CSV, all or nothing: the file is the whole bank, so a
 * changed question gets a new version and one that is gone is retired. The same file twice changes
 * nothing. Refused while it would alter a running contest.
 */
export const importBank = async (
  context: Context,
  file: Uint8Array,
  options: BankImport,
): Promise<BankOutcome> => {
  if (!/^(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(options.slug))
    return {
      state: 'unreadable',
      refusal: { code: 'bad_bank_slug', values: { slug: options.slug } },
    }
  const found = await findSheet(file, options.sheet)
  if (!found.ok) return { state: 'unreadable', refusal: found.refusal }
  return context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const now = context.clock.now()
    const { bank, taken, problems } = await readFound(transaction, found.value, options)
    const total = bank.questions.length
    options.progress?.at({ stage: 'checking', done: 0, total })
    if (problems.length > 0) return { state: 'invalid', problems, ...taken }
    const files = bankFiles(bank)
    const difference = await compareBank(transaction, bank, files)
    if (isSameBank(difference)) return { state: 'unchanged', difference, ...taken }
    const objections = await judgeBank(transaction, bank, difference, { now, except: null })
    if (objections.length > 0) return { state: 'refused', objections, ...taken }
    if (options.dryRun === true) return { state: 'would-change', difference, ...taken }
    if (options.stamp !== undefined && options.stamp !== stampOf(difference))
      return { state: 'unreadable', refusal: { code: 'import_changed' } }
    options.progress?.at({ stage: 'writing', done: 0, total })
    await saveBank(transaction, bank, files, now, options.by?.actor.personId)
    await recordImport(transaction, bank, difference, { by: options.by, now })
    await options.progress?.done(transaction, difference)
    return { state: difference.id === null ? 'created' : 'changed', difference, ...taken }
  })
}
