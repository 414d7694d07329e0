import { findContestById } from '#src/modules/contest/find-contest.ts'
import { periodOf } from '#src/modules/contest/rules/state.ts'
import type { Actor, Role } from '#src/modules/person/actor.ts'
import type { Context } from '#src/platform/context.ts'
import { mayStartContest } from './policy.ts'
import type { Desk } from './schema.ts'
import { readCoordinatedUnits } from './store.ts'

type DeskRole = Desk['contests'][number]['roles'][number]

const isDeskRole = (role: Role): role is DeskRole =>
  role === 'organiser' || role === 'secretary' || role === 'question_writer'

/** Tells a person which contests they work on, and as what; the latest first. */
export const describeDesk = async (context: Context, actor: Actor): Promise<Desk> => {
  const ids = new Set(actor.grants.flatMap(({ contestId }) => contestId ?? []))
  const [contests, units] = await Promise.all([
    Promise.all([...ids].map((id) => findContestById(context, id))),
    readCoordinatedUnits(context.db.query, actor.personId),
  ])
  return {
    serverTime: context.clock.now().toISOString(),
    mayStartContest: mayStartContest(actor),
    contests: contests
      .flatMap((contest) => {
        if (contest === null) return []
        const { id, slug, name, demo, stage, parts } = contest
        const { startsAt, endsAt } = periodOf(parts)
        const roles = actor.grants.flatMap(({ role, contestId }) =>
          contestId === id && isDeskRole(role) ? [role] : [],
        )
        return [
          {
            slug,
            name,
            demo,
            stage,
            startsAt: startsAt.toISOString(),
            endsAt: endsAt.toISOString(),
            roles,
            units: units
              .filter(({ contestId }) => contestId === id)
              .map(({ code, name: unit }) => ({ code, name: unit })),
          },
        ]
      })
      .toSorted((one, other) => (one.endsAt < other.endsAt ? 1 : -1)),
  }
}
