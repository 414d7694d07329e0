import type { Contest } from '#src/modules/contest/contest.ts'
import type { Context } from '#src/platform/context.ts'
import { aContest } from '#test/factories/contest.ts'
import { aContestant, aSession } from '#test/factories/people.ts'

/** Questions of an attempt. */
export const QUESTIONS = 10

/** A contest that is open, and contestants on its roster who are signed in. */
export type Crowd = {
  readonly contest: Contest
  readonly people: readonly { readonly id: number; readonly cookie: string }[]
}

/** Writes a contest and its contestants. */
export const aCrowd = async (context: Context, size: number): Promise<Crowd> => {
  const contest = await aContest(context, { quiz: { questions: QUESTIONS } })
  const people: { id: number; cookie: string }[] = []
  for (let count = 0; count < size; count += 1) {
    const { id } = await aContestant(context, contest)
    people.push({ id, cookie: await aSession(context, id) })
  }
  return { contest, people }
}
