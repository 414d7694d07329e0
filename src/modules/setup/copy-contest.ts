import type { Kysely } from 'kysely'
import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { editEdition } from '#src/modules/pack/rules/edit-edition.ts'
import { contestFileOf } from '#src/modules/pack/rules/write-contest-file.ts'
import type { ReadBank } from '#src/modules/pack/read-pack.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { excludingRoles } from '#src/modules/person/rules/exclusion.ts'
import { findBank } from '#src/modules/question-bank/find-bank.ts'
import { bankFiles } from '#src/modules/question-bank/rules/bank-yaml.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { refuse } from '#src/shared/result.ts'
import { firstStart } from '#src/shared/shift-times.ts'
import { createContest, type NewContest, type StartOutcome } from './create-contest.ts'
import { findOrganised } from './find-organised.ts'
import { nextEdition, nextSlug } from './rules/next-edition.ts'
import type { CopyContest } from './schema.ts'
import { copyGrants, copyRoster, copySubUnits, readBankName, readSlugs } from './start-store.ts'

const rolesOf = {
  coordinators: 'unit_coordinator',
  secretaries: 'secretary',
  writers: 'question_writer',
} as const

/** The bank under another name, with its questions of today; null where there is none. */
const copyOf = async (
  executor: Kysely<Tables>,
  slug: string,
  copy: string,
): Promise<ReadBank | null> => {
  const [bank, name] = [await findBank(executor, slug), await readBankName(executor, slug)]
  if (bank === null || name === undefined) return null
  const { topics, questions } = bank
  const definition = {
    slug: copy,
    name,
    topics,
    questions: questions.map(
      ({ versionId: _version, questionId: _question, ...question }) => question,
    ),
  }
  return { bank: definition, files: bankFiles(definition) }
}

const copyBanks = async (
  executor: Kysely<Tables>,
  slugs: readonly string[],
  [from, to]: readonly [number, number],
): Promise<ReadonlyMap<string, ReadBank>> => {
  const taken = new Set((await readSlugs(executor)).banks)
  const copies = new Map<string, ReadBank>()
  for (const slug of slugs) {
    const copy = await copyOf(executor, slug, nextSlug(slug, from, to, taken))
    if (copy === null) continue
    taken.add(copy.bank.slug)
    copies.set(slug, copy)
  }
  return copies
}

const bringAlong =
  (from: number, carry: CopyContest['carry']): NewContest['bring'] =>
  async (transaction, to, now) => {
    await copySubUnits(transaction, from, to)
    const roles = carry.flatMap((who) => (who === 'roster' ? [] : [rolesOf[who]]))
    const holders = await copyGrants(transaction, from, to, roles, now)
    if (!carry.includes('roster')) return holders
    return [...holders, ...(await copyRoster(transaction, from, to, excludingRoles, now))]
  }

const yearOf = (local: string): number => Number(local.slice(0, 4))

/**
 * Starts the next edition from one that the actor organises: everything as it was, the times moved
 * so that the first round opens on `start`, the days that its rules name moved along, its units as
 * they stand there, its banks shared or copied, and the people who were chosen.
 */
export const copyContest = async (
  context: Context,
  actor: Actor,
  request: CopyContest,
): Promise<StartOutcome> => {
  const found = await findOrganised(context, actor, request.from)
  if (!found.ok) return found
  const executor = context.db.query
  const source = await findStoredEdition(executor, request.from)
  if (source === null) return refuse('no_contest')
  const settings = contestFileOf(source.definition)
  const years = [yearOf(firstStart(settings.rounds)), yearOf(request.start)] as const
  const slugs = new Set(source.definition.parts.flatMap(({ quiz }) => quiz?.bank ?? []))
  const copies = await copyBanks(executor, request.bank === 'copied' ? [...slugs] : [], years)
  const { slug, name, start } = request
  const banks = new Map([...copies].map(([old, { bank }]) => [old, bank.slug]))
  const edited = editEdition(source, nextEdition(settings, { slug, name, start, banks }))
  if (!edited.ok)
    return {
      ...refuse('pack_invalid', { count: edited.problems.length }),
      problems: edited.problems,
    }
  return createContest(context, actor, {
    edition: edited.value,
    banks: [...copies.values()],
    way: 'copy',
    from: source.definition.name.vi,
    bring: bringAlong(source.id, request.carry),
  })
}
