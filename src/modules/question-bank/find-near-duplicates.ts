import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { compareTexts } from './compare-texts.ts'
import { type BankAddress, findDeskBank } from './find-desk-bank.ts'
import { readCurrentVersions } from './review-store.ts'
import type { NearDuplicates } from './schema.ts'

/** The questions of a bank that say nearly the same; each as it is to be, retired ones left out. */
export const findNearDuplicates = async (
  context: Context,
  actor: Actor,
  address: BankAddress,
): Promise<Result<NearDuplicates, 'no_contest' | 'forbidden' | 'no_bank'>> => {
  const found = await findDeskBank(context, actor, address)
  if (!found.ok) return found
  const versions = await readCurrentVersions(context.db.query, found.value.bank.id)
  const newest = new Map(
    versions.filter(({ retired }) => !retired).map((version) => [version.questionId, version]),
  )
  const texts = [...newest.values()].map(({ code, stem, options }) => ({
    code,
    stem,
    options: options.map(({ text }) => text),
  }))
  return ok(await compareTexts(texts))
}
