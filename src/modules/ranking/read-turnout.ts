import type { Contest } from '#src/modules/contest/contest.ts'
import { findOpenContest } from '#src/modules/contest/find-contest.ts'
import type { Context } from '#src/platform/context.ts'
import { ok, refuse, type Result } from '#src/shared/result.ts'
import type { Turnout } from './schema.ts'
import { readTurnoutByDay, readTurnoutByUnit } from './turnout-store.ts'

// With the second that a page may be old (platform/http/public-replies.ts) within the 2 s of a public
// figure, and however many people look at it.
const keptMs = 1_000

const kept = new WeakMap<Context, Map<number, { readAt: number; turnout: Promise<Turnout> }>>()

/**
 * How many take part, by unit and by day. Counted at most once a second for each contest, off the
 * way of an answer: a flood of readers costs no more than one.
 */
export const readTurnout = async (
  context: Context,
  slug: string,
): Promise<Result<Turnout, 'no_such_part'>> => {
  const contest = await findOpenContest(context, slug)
  if (!contest) return refuse('no_such_part')
  const byContest =
    kept.get(context) ?? new Map<number, { readAt: number; turnout: Promise<Turnout> }>()
  kept.set(context, byContest)
  const last = byContest.get(contest.id)
  const now = context.clock.now().getTime()
  if (last && Math.abs(now - last.readAt) < keptMs) return ok(await last.turnout)
  const turnout = countTurnout(context, contest)
  byContest.set(contest.id, { readAt: now, turnout })
  turnout.catch(() => byContest.delete(contest.id))
  return ok(await turnout)
}

const countTurnout = async (context: Context, contest: Contest): Promise<Turnout> => {
  const [byUnit, byDay] = await Promise.all([
    readTurnoutByUnit(context.db.query, contest.id),
    readTurnoutByDay(context.db.query, contest.id),
  ])
  const sum = (of: (unit: (typeof byUnit)[number]) => number) =>
    byUnit.reduce((total, unit) => total + of(unit), 0)
  return {
    asOf: context.clock.now().toISOString(),
    registered: sum((unit) => unit.registered),
    contestants: sum((unit) => unit.contestants),
    attempts: sum((unit) => unit.attempts),
    units: { total: byUnit.length, taking: byUnit.filter((unit) => unit.contestants > 0).length },
    byUnit,
    byDay,
  }
}
