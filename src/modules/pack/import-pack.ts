import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import type { Context } from '#src/platform/context.ts'
import { isSamePack, onlyAdds, type PackDifference, type Plan, planPack } from './plan-pack.ts'
import { type Pack, readPack } from './read-pack.ts'
import type { Problem } from './rules/problem.ts'
import { writePack } from './write-pack.ts'

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
    await writePack(transaction, pack, plan.difference, now)
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
