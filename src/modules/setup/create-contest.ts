import type { Kysely } from 'kysely'
import { recordAct } from '#src/modules/audit/record-act.ts'
import type { Edition } from '#src/modules/contest/save-contest.ts'
import { planPack } from '#src/modules/pack/plan-pack.ts'
import type { Pack } from '#src/modules/pack/read-pack.ts'
import { readEdition } from '#src/modules/pack/rules/edition.ts'
import type { Problem } from '#src/modules/pack/rules/problem.ts'
import { writePack } from '#src/modules/pack/write-pack.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import { forgetSessionsOf } from '#src/modules/person/load-session.ts'
import { holdImports } from '#src/modules/question-bank/hold-imports.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Refusal } from '#src/shared/result.ts'
import type { SetupRefusal } from './refusals.ts'
import type { Started } from './schema.ts'
import { isShortage } from './judge-settings.ts'
import { writeStage } from './store.ts'
import { insertGrant, notifyPeople, readSlugs } from './start-store.ts'

/** What came of starting a contest: its short name, or why not, with every place that asks for it. */
export type StartOutcome =
  | { readonly ok: true; readonly value: Started }
  | {
      readonly ok: false
      readonly refusal: Refusal<SetupRefusal>
      readonly problems?: readonly Problem[]
    }

export type NewContest = {
  readonly edition: Edition
  readonly banks: Pack['banks']
  /** how it was started, for the trail: `copy`, `form`, `pack` */
  readonly way: string
  /** what the contest is called that it is a copy of */
  readonly from: string | null
  /** writes what comes along, once the contest is there; gives the people whom it concerns */
  readonly bring: (
    transaction: Kysely<Tables>,
    contestId: number,
    now: Date,
  ) => Promise<readonly number[]>
}

/** Nobody comes along. */
export const bringNobody: NewContest['bring'] = () => Promise.resolve([])

const invalid = (problems: readonly Problem[]) => ({
  ...refuse('pack_invalid', { count: problems.length }),
  problems,
})

const create = async (
  transaction: Kysely<Tables>,
  actor: Actor,
  { edition, banks, way, from, bring }: NewContest,
  now: Date,
): Promise<{ readonly outcome: StartOutcome; readonly people: readonly number[] }> => {
  const { slug, name } = edition.definition
  const no = (outcome: StartOutcome) => ({ outcome, people: [] })
  await holdImports(transaction)
  const taken = await readSlugs(transaction)
  if (taken.contests.includes(slug)) return no(refuse('slug_taken', { slug }))
  // Read as an import reads it, so that whatever is started here can be exported and imported.
  const read = readEdition(slug, edition.files)
  if (!read.ok) return no(invalid(read.problems))
  const pack = { edition: read.value, banks }
  const { difference, invalid: lacks } = await planPack(transaction, pack, now)
  const problems = lacks.filter((problem) => !isShortage(problem))
  if (problems.length > 0) return no(invalid(problems))
  const contestId = await writePack(transaction, pack, difference, now)
  if (contestId === null) throw new Error('a new contest was not written')
  await writeStage(transaction, contestId, 'open', 'draft')
  await insertGrant(transaction, contestId, actor.personId, 'organiser', now)
  const people = [actor.personId, ...(await bring(transaction, contestId, now))]
  await notifyPeople(transaction, people)
  const changes = [
    { field: 'way', from: null, to: way },
    ...(from === null ? [] : [{ field: 'from', from: null, to: from }]),
  ]
  const act = { contestId, kind: 'contest.start', subject: name.vi, changes }
  await recordAct(transaction, actor, act, now)
  return { outcome: ok({ slug }), people }
}

/**
 * Creates a contest as a draft that nobody else sees, its starter becoming its organiser: all or
 * nothing. A short name that is in use is refused (`slug_taken`); what cannot be read is
 * `pack_invalid`, with every place.
 */
export const createContest = async (
  context: Context,
  actor: Actor,
  contest: NewContest,
): Promise<StartOutcome> => {
  const { outcome, people } = await context.db.query
    .transaction()
    .execute((transaction) => create(transaction, actor, contest, context.clock.now()))
  for (const id of people) forgetSessionsOf(context, id)
  return outcome
}
