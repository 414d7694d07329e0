import type { Kysely } from 'kysely'
import type { Contest } from '#src/modules/contest/contest.ts'
import { findStoredEdition, type StoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { periodOf, stateAt } from '#src/modules/contest/rules/state.ts'
import { contestFileOf } from '#src/modules/pack/rules/write-contest-file.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import type { Tables } from '#src/platform/db/tables.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { rulesInWords } from '#src/shared/rules-in-words.ts'
import { type AccessRefusal, findFollowed } from './find-organised.ts'
import { mayOrganise } from './policy.ts'
import { type CheckPoint, checklistOf } from './rules/checklist.ts'
import { phaseOf } from './rules/stage.ts'
import type { Overview } from './schema.ts'
import { countQuestions, readBanksOf, readFigures, readGround, readPublished } from './store.ts'

/** What an edition lacks before it can open, at an instant. */
export const readChecklist = async (
  executor: Kysely<Tables>,
  { id, definition, stage }: Pick<StoredEdition, 'id' | 'definition' | 'stage'>,
  now: Date,
): Promise<readonly CheckPoint[]> => {
  const [ground, banks] = await Promise.all([readGround(executor, id), readBanksOf(executor, [id])])
  const counted = await Promise.all(
    banks.map(async ({ id: bankId, slug }) => {
      const rows = await countQuestions(executor, bankId)
      const questions = rows.flatMap(({ count, ...row }) =>
        Array.from({ length: count }, () => row),
      )
      return [slug, questions] as const
    }),
  )
  const isOpen = stage === 'open'
  return checklistOf(definition, { ...ground, now, isOpen, questions: new Map(counted) })
}

const partsOf = async (executor: Kysely<Tables>, contest: Contest): Promise<Overview['parts']> => {
  const published = await readPublished(executor, contest.id)
  return contest.parts
    .filter(({ quiz }) => quiz !== null)
    .map(({ id, code, name }) => ({
      code,
      name,
      publishedAt: published.find(({ partId }) => partId === id)?.publishedAt.toISOString() ?? null,
    }))
}

/** What a contest needs of its organisers today: its stage, its checklist, its figures. */
export const describeSetup = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Overview, AccessRefusal>> => {
  const found = await findFollowed(context, actor, slug)
  if (!found.ok) return found
  const executor = context.db.query
  const edition = await findStoredEdition(executor, slug)
  if (edition === null) return refuse('no_contest')
  const contest = found.value
  const now = context.clock.now()
  const [checklist, figures, parts] = await Promise.all([
    readChecklist(executor, edition, now),
    readFigures(executor, edition.id),
    partsOf(executor, contest),
  ])
  const period = periodOf(contest.parts)
  const isPublished = parts.length > 0 && parts.every(({ publishedAt }) => publishedAt !== null)
  return ok({
    serverTime: now.toISOString(),
    stage: edition.stage,
    phase: phaseOf(edition.stage, stateAt(period, now), isPublished),
    mayOrganise: mayOrganise(actor, edition.id),
    startsAt: period.startsAt.toISOString(),
    endsAt: period.endsAt.toISOString(),
    sentence: rulesInWords(contestFileOf(edition.definition)),
    checklist: [...checklist],
    figures,
    parts,
  })
}
