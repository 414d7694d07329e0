import { listNotices } from '#src/modules/contest/list-notices.ts'
import type { Windows } from '#src/modules/contest/schema.ts'
import type { Actor } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, type Result } from '#src/shared/result.ts'
import { type AccessRefusal, findOrganised } from './find-organised.ts'
import { countAttemptsByWindow } from './window-store.ts'

// An edition has a handful.
const mostNotices = 100

/** Tells an organiser when each part is open in each round, and what was done there. */
export const describeWindows = async (
  context: Context,
  actor: Actor,
  slug: string,
): Promise<Result<Windows, AccessRefusal>> => {
  const found = await findOrganised(context, actor, slug)
  if (!found.ok) return found
  const contest = found.value
  const now = context.clock.now()
  const [counted, notices] = await Promise.all([
    countAttemptsByWindow(context.db.query, contest.id, now),
    listNotices(context, { contest: slug, limit: mostNotices }),
  ])
  const rows = contest.parts.flatMap((part) =>
    part.rounds.map((round) => {
      const plain = contest.rounds.find(({ id }) => id === round.id)
      const counts = counted.find(
        ({ partId, roundId }) => partId === part.id && roundId === round.id,
      )
      return {
        part: { code: part.code, name: part.name },
        round: { code: round.code, name: round.name, kind: round.kind },
        startsAt: round.startsAt.toISOString(),
        endsAt: round.endsAt.toISOString(),
        own:
          plain?.startsAt.getTime() !== round.startsAt.getTime() ||
          plain.endsAt.getTime() !== round.endsAt.getTime(),
        attempts: counts?.attempts ?? 0,
        open: counts?.open ?? 0,
      }
    }),
  )
  return ok({
    serverTime: now.toISOString(),
    revision: contest.revision,
    stage: contest.stage,
    freezeAt: contest.ranking.freezeAt?.toISOString() ?? null,
    rows,
    notices: notices.ok ? notices.value.rows : [],
  })
}
