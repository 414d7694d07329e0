import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { findDeskBanks } from './find-desk-bank.ts'
import { holdsOf } from './judge-bank.ts'
import { mayImportBank } from './policy.ts'
import { readCurrentVersions } from './review-store.ts'
import type { Banks } from './schema.ts'
import type { BankRow } from './store.ts'

type Figure = Banks['banks'][number]['figures'][number]

const figuresOf = (versions: Awaited<ReturnType<typeof readCurrentVersions>>): Figure[] =>
  [...Map.groupBy(versions, ({ topic, difficulty }) => `${topic} ${difficulty}`).values()].flatMap(
    (group) => {
      const [first] = group
      if (first === undefined) return []
      const { topic, difficulty } = first
      const inUse = group.filter(({ state }) => state === 'in_use')
      const retired = inUse.filter((version) => version.retired).length
      return [
        {
          topic,
          difficulty,
          inUse: inUse.length - retired,
          pending: group.length - inUse.length,
          retired,
        },
      ]
    },
  )

/** The banks that a contest draws from, with what each has: for who may work on them. */
export const describeBanks = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Banks, 'no_contest' | 'forbidden'>> => {
  const found = await findDeskBanks(context, actor, slug)
  if (!found.ok) return found
  const { contest, banks } = found.value
  const describe = async ({ id, slug: bank, name, topics }: BankRow) => {
    const versions = await readCurrentVersions(context.db.query, id)
    const held = await holdsOf(context.db.query, id, context.clock.now())
    return {
      slug: bank,
      name,
      topics: topics.map(({ code, name: topic }) => ({ code, name: topic })),
      figures: figuresOf(versions),
      drafts: versions.filter(({ state }) => state === 'draft').length,
      reviewed: versions.filter(({ state }) => state === 'reviewed').length,
      mayImport: mayImportBank(actor, contest.id),
      held: held.map(({ vi, en }) => ({ vi, en })),
    }
  }
  return ok({
    parts: contest.parts.flatMap(({ code, name, quiz }) => {
      const drawnFrom = banks.find(({ id }) => id === quiz?.bankId)
      if (quiz === null || drawnFrom === undefined) return []
      const { questions, blueprint } = quiz
      return [{ code, name, bank: drawnFrom.slug, questions, blueprint: [...blueprint] }]
    }),
    banks: await Promise.all(banks.map(describe)),
  })
}
