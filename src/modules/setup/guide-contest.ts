import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import type { UnitDefinition } from '#src/modules/contest/definition.ts'
import { readSettings, withWrittenFiles } from '#src/modules/pack/rules/edit-edition.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { tidy } from '#src/shared/text.ts'
import { bringNobody, createContest, type NewContest, type StartOutcome } from './create-contest.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { mayStartContest, organisedContests } from './policy.ts'
import { guidedSettings, type TopicSize } from './rules/guided-settings.ts'
import type { GuidedContest } from './schema.ts'
import { copySubUnits } from './start-store.ts'
import { countQuestions, readBanksOf } from './store.ts'

const topicsOf = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<readonly TopicSize[] | null> => {
  const banks = await readBanksOf(context.db.query, organisedContests(actor))
  const bank = banks.find((one) => one.slug === slug)
  if (bank === undefined) return null
  const counts = await countQuestions(context.db.query, bank.id)
  return bank.topics.map(({ code }) => ({
    topic: code,
    available: counts
      .filter(({ topic }) => topic === code)
      .reduce((sum, { count }) => sum + count, 0),
  }))
}

type Units = { readonly units: readonly UnitDefinition[]; readonly bring: NewContest['bring'] }

const unitsOf = async (
  context: Context,
  actor: Actor,
  asked: GuidedContest['units'],
): Promise<Result<Units, AccessRefusal>> => {
  if ('rows' in asked) {
    const units = asked.rows.map((unit) => ({
      ...unit,
      name: tidy(unit.name),
      unitGroup: tidy(unit.unitGroup),
    }))
    return ok({ units, bring: bringNobody })
  }
  const found = await findOrganised(context, actor, asked.from)
  if (!found.ok) return found
  const edition = await findStoredEdition(context.db.query, asked.from)
  if (edition === null) return refuse('no_contest')
  const bring: NewContest['bring'] = async (transaction, contestId) => {
    await copySubUnits(transaction, edition.id, contestId)
    return []
  }
  return ok({ units: edition.units, bring })
}

/**
 * Starts an edition from the short form: one official round, one quiz whose blueprint is spread
 * over the topics of the bank, the units of an earlier edition or those given, the rest as usual.
 */
export const guideContest = async (
  context: Context,
  actor: Actor,
  request: GuidedContest,
): Promise<StartOutcome> => {
  if (!mayStartContest(actor)) return refuse('may_not_start')
  const topics = await topicsOf(context, actor, request.bank)
  if (topics === null) return refuse('bank_not_yours', { bank: request.bank })
  const found = await unitsOf(context, actor, request.units)
  if (!found.ok) return found
  const named = { ...request, name: tidy(request.name), organiser: tidy(request.organiser) }
  const read = readSettings(guidedSettings(named, topics), [])
  if (!read.ok)
    return { ...refuse('pack_invalid', { count: read.problems.length }), problems: read.problems }
  const edition = { definition: read.value, units: found.value.units, files: [] }
  return createContest(context, actor, {
    edition: withWrittenFiles(edition, read.value),
    banks: [],
    way: 'form',
    from: null,
    bring: found.value.bring,
  })
}
