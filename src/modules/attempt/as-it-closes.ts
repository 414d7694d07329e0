import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import type { Notices } from '#src/platform/db/notices.ts'
import type { QuizPart } from './attempt.ts'
import { readLaterEnds } from './later-ends-store.ts'
import { type LaterEnd, withLaterEnds } from './rules/later-ends.ts'

type Memory = Map<number, Promise<readonly LaterEnd[]>>

const memories = new WeakMap<Notices, Memory>()

// Whoever grants or takes back a later end tells of it as of a change of the contest.
const memoryOf = (notices: Notices): Memory => {
  const known = memories.get(notices)
  if (known !== undefined) return known
  const memory: Memory = new Map()
  notices.on('contest', () => memory.clear())
  memories.set(notices, memory)
  return memory
}

const laterEndsOf = (context: Context, contestId: number): Promise<readonly LaterEnd[]> => {
  const memory = memoryOf(context.notices)
  const held = memory.get(contestId)
  if (held !== undefined) return held
  const reading = readLaterEnds(context.db.query, contestId)
  memory.set(contestId, reading)
  reading.catch(() => memory.delete(contestId))
  return reading
}

/**
 * The contest with each round as long as the last of its contestants has, by an end granted to them
 * alone or time given back for an outage: what is shown "after the close" waits for that. Kept in
 * memory until the contest changes.
 */
export const asItCloses = async (context: Context, contest: Contest): Promise<Contest> =>
  withLaterEnds(contest, await laterEndsOf(context, contest.id))

/** The same of a quiz part. */
export const partAsItCloses = async (context: Context, place: QuizPart): Promise<QuizPart> => {
  const contest = await asItCloses(context, place.contest)
  if (contest === place.contest) return place
  const part = contest.parts.find(({ id }) => id === place.part.id) ?? place.part
  return { ...place, contest, part }
}
