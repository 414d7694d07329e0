import { findStoredEdition } from '#src/modules/contest/find-stored-edition.ts'
import { findContestById } from '#src/modules/contest/find-contest.ts'
import { localOf } from '#src/modules/pack/rules/local-time.ts'
import { contestFileOf } from '#src/modules/pack/rules/write-contest-file.ts'
import type { Settings } from '#src/modules/pack/schema.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import { firstStart } from '#src/shared/shift-times.ts'
import { describeBanks } from './describe-banks.ts'
import { mayStartContest, organisedContests } from './policy.ts'
import { nextName, nextSlug, proposedStart } from './rules/next-edition.ts'
import type { StartPage } from './schema.ts'
import { countSource, readSlugs } from './start-store.ts'

type Source = StartPage['sources'][number]

const describeSource = async (
  context: Context,
  contestId: number,
  taken: ReadonlySet<string>,
): Promise<Source[]> => {
  const contest = await findContestById(context, contestId)
  const edition = contest === null ? null : await findStoredEdition(context.db.query, contest.slug)
  if (edition === null) return []
  const settings = contestFileOf(edition.definition) as Settings
  const { slug, name, organiser, rounds, parts, ranking } = settings
  const first = firstStart(rounds)
  const today = localOf(context.clock.now(), edition.definition.timeZone)
  const start = proposedStart(first, today)
  const [from, to] = [Number(first.slice(0, 4)), Number(start.slice(0, 4))]
  return [
    {
      slug,
      name,
      organiser,
      start: first.slice(0, 10),
      end:
        rounds
          .map(({ end }) => end)
          .toSorted()
          .at(-1)
          ?.slice(0, 10) ?? '',
      ...(await countSource(context.db.query, contestId)),
      rules: { parts, ranking, rounds },
      banks: [...new Set(parts.flatMap(({ quiz }) => quiz?.bank ?? []))],
      proposal: { slug: nextSlug(slug, from, to, taken), name: nextName(name, from, to), start },
    },
  ]
}

/** What the actor may start an edition from: the contests they organise, latest first, and banks. */
export const describeStart = async (
  context: Context,
  actor: Actor,
): Promise<Result<StartPage, 'may_not_start'>> => {
  if (!mayStartContest(actor)) return refuse('may_not_start')
  const taken = new Set((await readSlugs(context.db.query)).contests)
  const sources = await Promise.all(
    organisedContests(actor).map((id) => describeSource(context, id, taken)),
  )
  return ok({
    sources: sources.flat().toSorted((one, other) => (one.start < other.start ? 1 : -1)),
    banks: await describeBanks(context.db.query, actor),
  })
}
