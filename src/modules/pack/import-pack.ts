import type { Kysely } from 'kysely'
import { saveContest } from '#src/modules/contest/save-contest.ts'
import { isSameBank } from '#src/modules/question-bank/compare-bank.ts'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import { saveBank } from '#src/modules/question-bank/save-bank.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import {
  isSameEdition,
  isSamePack,
  onlyAdds,
  type PackDifference,
  type Plan,
  planPack,
} from './plan-pack.ts'
import { type Pack, readPack } from './read-pack.ts'
import type { Problem } from './rules/problem.ts'

export type ImportOptions = {
  /** judges and compares, and writes nothing */
  readonly dryRun?: boolean
  /** asked before anything that stands is changed; a new edition needs no approval */
  readonly approve: (difference: PackDifference) => Promise<boolean> | boolean
}

/** What came of an import. */
export type ImportOutcome =
  | {
      readonly state: 'created' | 'changed' | 'unchanged' | 'would-change' | 'declined'
      readonly difference: PackDifference
    }
  | { readonly state: 'invalid' | 'refused'; readonly problems: readonly Problem[] }

const verdictOf = (plan: Plan): ImportOutcome | null => {
  if (plan.invalid.length > 0)
    return { state: 'invalid', problems: [...plan.invalid, ...plan.refused] }
  if (plan.refused.length > 0) return { state: 'refused', problems: plan.refused }
  return isSamePack(plan.difference) ? { state: 'unchanged', difference: plan.difference } : null
}

const write = async (
  transaction: Kysely<Tables>,
  pack: Pack,
  difference: PackDifference,
  now: Date,
): Promise<void> => {
  const ids = new Map<string, number>()
  for (const { bank, files } of pack.banks) {
    const found = difference.banks.find(({ slug }) => slug === bank.slug)
    const isSame = found !== undefined && isSameBank(found)
    const id = isSame ? found.id : await saveBank(transaction, bank, files, now)
    if (id !== null) ids.set(bank.slug, id)
  }
  if (isSameEdition(difference)) return
  for (const { quiz } of pack.edition.definition.parts) {
    if (quiz === null || ids.has(quiz.bank)) continue
    const bank = await findBank(transaction, quiz.bank)
    if (bank !== null) ids.set(quiz.bank, bank.id)
  }
  const { definition, units, files } = pack.edition
  await saveContest(transaction, { definition, units, files }, ids, now)
}

// Judged again under the lock: an attempt may have begun while a person read the difference.
const apply = (context: Context, pack: Pack, approved: PackDifference): Promise<ImportOutcome> =>
  context.db.query.transaction().execute(async (transaction) => {
    await holdImports(transaction)
    const now = context.clock.now()
    const plan = await planPack(transaction, pack, now)
    const verdict = verdictOf(plan)
    if (verdict !== null) return verdict
    if (JSON.stringify(plan.difference) !== JSON.stringify(approved))
      return {
        state: 'refused',
        problems: [
          {
            file: approved.slug,
            line: 0,
            column: 0,
            vi: 'hội thi vừa được người khác thay đổi; hãy nhập lại để xem khác biệt mới',
            en: 'somebody else has just changed the contest; import again to see the new difference',
          },
        ],
      }
    await write(transaction, pack, plan.difference, now)
    return { state: approved.created ? 'created' : 'changed', difference: plan.difference }
  })

/**
 * Imports the edition of a folder with its banks, all or nothing. The same pack twice changes
 * nothing; a changed one is applied where `approve` says so; what would alter running attempts is
 * refused, with every reason.
 */
export const importPack = async (
  context: Context,
  folder: string,
  options: ImportOptions,
): Promise<ImportOutcome> => {
  const pack = await readPack(folder)
  if (!pack.ok) return { state: 'invalid', problems: pack.problems }
  const plan = await planPack(context.db.query, pack.value, context.clock.now())
  const verdict = verdictOf(plan)
  if (verdict !== null) return verdict
  const { difference } = plan
  if (options.dryRun === true) return { state: 'would-change', difference }
  const approved = onlyAdds(difference) || (await options.approve(difference))
  return approved ? apply(context, pack.value, difference) : { state: 'declined', difference }
}
