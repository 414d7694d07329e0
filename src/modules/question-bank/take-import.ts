import { atOnce, type Progress, type WorkRefusal } from '#src/modules/long-work/progress.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { SheetRefusal } from '#src/platform/sheets/refusals.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { BankDifference } from './compare-bank.ts'
import { type BankAddress, findDeskBank } from './find-desk-bank.ts'
import { importBank } from './import-bank.ts'
import type { bankRefusals } from './refusals.ts'
import type { Imported } from './schema.ts'

type Refusals = keyof typeof bankRefusals | SheetRefusal | WorkRefusal | 'no_contest' | 'forbidden'

const countsOf = ({ questions }: BankDifference): Imported => ({
  added: questions.added.length,
  changed: questions.changed.length,
  retired: questions.retired.length,
  restored: questions.restored.length,
})

/**
 * Imports the workbook whose preview was looked at, all or nothing. Refused where it would do
 * anything else by now, because the bank or the contest has changed.
 */
export const takeImport = async (
  context: Context,
  actor: Actor,
  {
    file,
    stamp,
    sheet,
    ...address
  }: BankAddress & {
    readonly file: Uint8Array | null
    readonly stamp: string
    readonly sheet?: string
  },
  progress: Progress<Imported> = atOnce,
): Promise<Result<Imported, Refusals>> => {
  const desk = await findDeskBank(context, actor, address, 'import')
  if (!desk.ok) return desk
  if (file === null) return refuse('bank_file_missing')
  const { contest, bank } = desk.value
  const begun = await progress.begin({
    contestId: contest.id,
    unitId: null,
    subject: bank.name.vi,
    subjectId: bank.slug,
  })
  if (!begun.ok) return begun
  const outcome = await importBank(context, file, {
    slug: address.bank,
    sheet,
    by: { actor, contestId: contest.id },
    stamp,
    progress: {
      at: progress.at,
      done: (transaction, difference) => progress.done(transaction, countsOf(difference)),
    },
  })
  if (outcome.state === 'unreadable') return { ok: false, refusal: outcome.refusal }
  if (outcome.state === 'refused')
    return refuse('bank_held', {
      vi: outcome.objections.map(({ vi }) => vi).join('; '),
      en: outcome.objections.map(({ en }) => en).join('; '),
    })
  if (outcome.state === 'invalid' || outcome.state === 'would-change')
    return refuse('import_changed')
  return ok(countsOf(outcome.difference))
}
