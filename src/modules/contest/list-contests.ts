import type { Context } from '#src/platform/context.ts'
import { summaryOf } from './describe-contest.ts'
import { findContest } from './find-contest.ts'
import type { ContestList, ContestSummary } from './schema.ts'
import { readSlugs } from './store.ts'

const place = { running: 0, coming: 1, closed: 2 } as const

// Running by the nearest end, coming by the nearest start, closed by the latest end.
const inOrder = (one: ContestSummary, other: ContestSummary): number => {
  if (one.state !== other.state) return place[one.state] - place[other.state]
  if (one.state === 'coming') return Date.parse(one.startsAt) - Date.parse(other.startsAt)
  const sooner = Date.parse(one.endsAt) - Date.parse(other.endsAt)
  return one.state === 'running' ? sooner : -sooner
}

/** All contests: those running first, then those to come, then the closed ones. */
export const listContests = async (context: Context): Promise<ContestList> => {
  const now = context.clock.now()
  const slugs = await readSlugs(context.db.query)
  const contests = await Promise.all(slugs.map((slug) => findContest(context, slug)))
  return {
    serverTime: now.toISOString(),
    contests: contests
      .flatMap((contest) => (contest === null ? [] : [summaryOf(contest, now)]))
      .toSorted(inOrder),
  }
}
